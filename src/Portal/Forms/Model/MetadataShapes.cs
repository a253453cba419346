using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>The fields that every object has: its name, and its namespace where it lives in one.</summary>
internal static class MetadataShapes
{
    public static IEnumerable<FieldShape> Of(FormModel form)
    {
        yield return new(FieldPath.Of("metadata", "name"), "name",
            new StructuralSchema { Type = "string", Description = "Lower case letters, digits and dashes. It cannot be changed later." }, FormHints.None, IsRequired: true);
        if (form.Definition.IsNamespaced)
        {
            yield return NamespaceShape(form.Namespaces);
        }
    }

    private static FieldShape NamespaceShape(IReadOnlyList<string> choices)
    {
        var options = choices.Count == 0 ? null : choices.Select(choice => (Value)choice).ToList();
        var schema = new StructuralSchema { Type = "string", Description = "Where it lives.", Constraints = new() { Enum = options } };
        return new(FieldPath.Of("metadata", "namespace"), "namespace", schema, FormHints.None, IsRequired: true) { Kind = options is null ? FieldKind.Text : FieldKind.Select };
    }
}
