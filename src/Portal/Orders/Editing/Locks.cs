using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Orders;

/// <summary>The fields of a live object that cannot be changed, each with the reason: its name, and what the schema says stays as it is.</summary>
internal static class Locks
{
    private const int Deepest = 32;

    public static IReadOnlyDictionary<string, string> Of(StructuralSchema schema)
    {
        var locks = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["metadata.name"] = "A name cannot be changed",
            ["metadata.namespace"] = "It cannot move to another namespace",
        };
        foreach (var (path, reason) in Walk(schema, FieldPath.Root, 0))
        {
            locks[path.ToString()] = reason;
        }

        return locks;
    }

    private static IEnumerable<(FieldPath Path, string Reason)> Walk(StructuralSchema schema, FieldPath path, int depth)
    {
        if (schema.Rules.FirstOrDefault(rule => IsImmutable(rule.Rule)) is { } immutable)
        {
            return [(path, immutable.Message ?? "It cannot be changed after it was created")];
        }

        return depth > Deepest ? [] : schema.Properties.SelectMany(pair => Walk(pair.Value, path.Property(pair.Key), depth + 1));
    }

    private static bool IsImmutable(string rule) => rule.Replace(" ", "", StringComparison.Ordinal) is "self==oldSelf" or "oldSelf==self";
}
