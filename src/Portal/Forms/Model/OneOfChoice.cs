using Portal.Schema.Structure;

namespace Portal.Forms;

/// <summary>"One of": a schema whose <c>oneOf</c> branches do nothing but require fields, each other ones.</summary>
public sealed record OneOfChoice(IReadOnlyList<IReadOnlyList<string>> Branches)
{
    /// <summary>The choice of a schema; null where its branches say more.</summary>
    public static OneOfChoice? Of(StructuralSchema schema)
    {
        var branches = schema.Constraints.OneOf;
        return branches.Count > 1 && branches.All(branch => OnlyRequires(branch, schema)) ? new([.. branches.Select(branch => branch.Required)]) : null;
    }

    public bool Concerns(string name) => Branches.Any(branch => branch.Contains(name));

    private static bool OnlyRequires(StructuralSchema branch, StructuralSchema outer) =>
        branch.Required.Count > 0
        && branch.Required.All(name => outer.Property(name) is not null)
        && branch is { Items: null, AdditionalProperties: null }
        && LimitsNothing(branch.Constraints)
        && branch.Properties.All(pair => LimitsNothing(pair.Value.Constraints) && pair.Value.Required.Count == 0);

    private static bool LimitsNothing(ValueConstraints limits) => limits is
    {
        Enum: null, Minimum: null, Maximum: null, MultipleOf: null, MinLength: null, MaxLength: null, Pattern: null, MinItems: null, MaxItems: null,
        MinProperties: null, MaxProperties: null, AllOf.Count: 0, AnyOf.Count: 0, OneOf.Count: 0, Not: null,
    };
}
