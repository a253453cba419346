using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Forms;

/// <summary>What is known of a field before anything is typed.</summary>
/// <param name="Below">The way from the field that holds it: one step, or two for <c>metadata.name</c>.</param>
public sealed record FieldShape(FieldPath Below, string Name, StructuralSchema Schema, FormHints Hints, bool IsRequired)
{
    public FieldKind Kind { get; init; } = FieldKinds.Of(Schema, Hints);

    public string Label { get; init; } = Hints.Label ?? Schema.Title ?? Humanised.Of(Name);

    public string? Help => Schema.Description;

    public OneOfChoice? Choice { get; } = OneOfChoice.Of(Schema);

    public string Constraint { get; init; } = ConstraintWords.Of(Schema);
}
