using Portal.Schema.Values;

namespace Portal.Schema.Structure;

/// <summary>The keywords that limit a value without giving it shape; those of <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and <c>not</c> nest
/// and may name properties and items.</summary>
public sealed record ValueConstraints
{
    public static ValueConstraints None { get; } = new();

    public IReadOnlyList<Value>? Enum { get; init; }
    public double? Minimum { get; init; }
    public bool ExclusiveMinimum { get; init; }
    public double? Maximum { get; init; }
    public bool ExclusiveMaximum { get; init; }
    public double? MultipleOf { get; init; }
    public long? MinLength { get; init; }
    public long? MaxLength { get; init; }
    public string? Pattern { get; init; }
    public long? MinItems { get; init; }
    public long? MaxItems { get; init; }
    public bool UniqueItems { get; init; }
    public long? MinProperties { get; init; }
    public long? MaxProperties { get; init; }
    public IReadOnlyList<StructuralSchema> AllOf { get; init; } = [];
    public IReadOnlyList<StructuralSchema> AnyOf { get; init; } = [];
    public IReadOnlyList<StructuralSchema> OneOf { get; init; } = [];
    public StructuralSchema? Not { get; init; }

    /// <summary>Whether nothing is limited.</summary>
    public bool IsNone => AllOf.Count == 0 && AnyOf.Count == 0 && OneOf.Count == 0 && this is
    {
        Enum: null, Minimum: null, ExclusiveMinimum: false, Maximum: null, ExclusiveMaximum: false, MultipleOf: null, MinLength: null, MaxLength: null, Pattern: null,
        MinItems: null, MaxItems: null, UniqueItems: false, MinProperties: null, MaxProperties: null, Not: null,
    };
}
