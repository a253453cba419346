using Portal.Forms.Documents;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>Makes the fields below a field from its schema and value, and keeps those that are there already.</summary>
internal static class FieldTree
{
    /// <param name="old">The fields of before, brought up to date and kept where their place still exists.</param>
    public static IReadOnlyList<FormField> ChildrenOf(FormField field, IReadOnlyList<FormField>? old) => field.Shape.Kind switch
    {
        FieldKind.Group => old is null ? Members(field) : Refreshed(field, old),
        FieldKind.Chips or FieldKind.Cards => Parts(field, old, Items(field)),
        FieldKind.Table => Parts(field, old, Entries(field)),
        _ => [],
    };

    private static List<FormField> Members(FormField field) =>
        field.Parent is null
            ? [.. MetadataShapes.Of(field.Form).Concat(Shapes(field).Where(shape => !IsOfEveryResource(shape.Name))).Select(shape => Made(field, shape))]
            : [.. Shapes(field).Select(shape => Made(field, shape))];

    private static bool IsOfEveryResource(string name) => name is "apiVersion" or "kind" or "metadata" or "status";

    private static IEnumerable<FieldShape> Shapes(FormField field)
    {
        var order = field.Shape.Hints.ChildOrder;
        return field.Schema.Properties
            .Where(pair => !field.Form.Definition.Owned.Contains(field.Path.Property(pair.Key).ToString()))
            .Select((pair, i) => (Shape: ShapeOf(field, pair), Place: i))
            .Where(pair => !pair.Shape.Hints.IsHidden)
            .OrderBy(pair => Rank(order, pair.Shape))
            .ThenBy(pair => pair.Place)
            .Select(pair => pair.Shape);
    }

    private static double Rank(IReadOnlyList<string> order, FieldShape shape)
    {
        var place = order.ToList().IndexOf(shape.Name);
        return place >= 0 ? place - 1_000_000 : shape.Hints.Order ?? 1_000_000;
    }

    private static FieldShape ShapeOf(FormField field, KeyValuePair<string, StructuralSchema> member) =>
        new(FieldPath.Root.Property(member.Key), member.Key, member.Value, field.Shape.Hints.Property(member.Key), field.Schema.Required.Contains(member.Key) && IsDemanded(member.Value));

    /// <summary>The server fills in what has a default, so nobody has to.</summary>
    private static bool IsDemanded(StructuralSchema schema) => schema.Default is null || schema.Type == "object";

    private static IEnumerable<FieldShape> Items(FormField field)
    {
        var schema = field.Schema.Items!;
        var hints = field.Shape.Hints.Items;
        var label = hints.Label ?? schema.Title ?? Humanised.One(field.Label);
        return (field.Value?.Items ?? []).Select((_, i) => new FieldShape(FieldPath.Root.Index(i), field.Shape.Name, schema, hints, IsRequired: true) { Label = $"{label} {i + 1}" });
    }

    private static IEnumerable<FieldShape> Entries(FormField field)
    {
        var schema = field.Schema.AdditionalProperties!;
        var hints = field.Shape.Hints.Values;
        return (field.Value?.Members ?? []).Select(pair => new FieldShape(FieldPath.Root.Key(pair.Key), pair.Key, schema, hints, IsRequired: true) { Label = pair.Key });
    }

    private static IReadOnlyList<FormField> Refreshed(FormField field, IReadOnlyList<FormField> children)
    {
        foreach (var child in children)
        {
            child.Sync(ValueEdit.Get(field.Value, child.Shape.Below));
        }

        return children;
    }

    private static List<FormField> Parts(FormField field, IReadOnlyList<FormField>? old, IEnumerable<FieldShape> shapes)
    {
        var kept = (old ?? []).ToDictionary(child => child.PathText, StringComparer.Ordinal);
        var parts = new List<FormField>();
        foreach (var shape in shapes)
        {
            if (kept.TryGetValue(field.Path.Append(shape.Below).ToString(), out var child))
            {
                child.Sync(ValueEdit.Get(field.Value, shape.Below));
                parts.Add(child);
            }
            else
            {
                parts.Add(Made(field, shape));
            }
        }

        return parts;
    }

    private static FormField Made(FormField parent, FieldShape shape) =>
        new(parent.Form, parent, parent.Path.Append(shape.Below), shape, ValueEdit.Get(parent.Value, shape.Below));
}
