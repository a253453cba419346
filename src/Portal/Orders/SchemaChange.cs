using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Orders;

/// <summary>Which fields of a form are other than they were: added, gone, or of another shape. Pure.</summary>
public static class SchemaChange
{
    private const int MostNamed = 8;
    private const int Deepest = 32;

    public static IReadOnlyList<string> Between(StructuralSchema before, StructuralSchema after) =>
        [.. Walk(before, after, FieldPath.Root, 0).Distinct().Take(MostNamed)];

    private static IEnumerable<string> Walk(StructuralSchema? before, StructuralSchema? after, FieldPath path, int depth)
    {
        if (before is null || after is null || depth > Deepest)
        {
            return before == after ? [] : [path.ToString()];
        }

        var names = before.Properties.Concat(after.Properties).Select(pair => pair.Key).Distinct(StringComparer.Ordinal);
        var below = names.SelectMany(name => Walk(before.Property(name), after.Property(name), path.Property(name), depth + 1));
        var items = before.Items is null && after.Items is null ? [] : Walk(before.Items, after.Items, path.Index(0), depth + 1);
        return (IsSame(before, after) ? [] : new[] { path.ToString() }).Concat(below).Concat(items);
    }

    private static bool IsSame(StructuralSchema before, StructuralSchema after) =>
        before.Type == after.Type && before.Format == after.Format && before.Nullable == after.Nullable && Equals(before.Default, after.Default)
        && before.Required.SequenceEqual(after.Required) && before.Constraints.Minimum == after.Constraints.Minimum
        && before.Constraints.Maximum == after.Constraints.Maximum && before.Constraints.Pattern == after.Constraints.Pattern
        && (before.Constraints.Enum ?? []).SequenceEqual(after.Constraints.Enum ?? []);
}
