using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Reads and fills the places that a table's path names: <c>spec.containers[].name</c> is the name of every container.</summary>
internal static class FieldTable
{
    /// <summary>The value with <paramref name="filling"/> wherever the last member is absent; parents are not made.</summary>
    public static Value Fill(Value value, ReadOnlySpan<string> path, Value filling)
    {
        if (path.Length == 0)
        {
            return value;
        }

        if (value is not MapValue map)
        {
            return value;
        }

        var (key, isList) = Split(path[0]);
        if (path.Length == 1)
        {
            return map.Has(key) ? map : map.With(key, filling);
        }

        if (map[key] is not { } child)
        {
            return map;
        }

        if (!isList)
        {
            return map.With(key, Fill(child, path[1..], filling));
        }

        var items = new List<Value>(child.Items.Count);
        foreach (var item in child.Items)
        {
            items.Add(Fill(item, path[1..], filling));
        }

        return map.With(key, new ListValue(items));
    }

    /// <summary>Every place that the path names, with what is there; absent where the parent is there and the member is not.</summary>
    public static IEnumerable<(FieldPath Path, Value? Value)> Places(Value? value, string path) => Places(value, path.Split('.'), 0, FieldPath.Root);

    private static IEnumerable<(FieldPath Path, Value? Value)> Places(Value? value, string[] path, int at, FieldPath here)
    {
        if (at == path.Length)
        {
            return [(here, value)];
        }

        var (key, isList) = Split(path[at]);
        if (value is not MapValue map)
        {
            return [];
        }

        var below = here.Property(key);
        if (isList)
        {
            return (map[key]?.Items ?? []).SelectMany((item, i) => Places(item, path, at + 1, below.Index(i)));
        }

        return map[key] is { } child || at == path.Length - 1 ? Places(map[key], path, at + 1, below) : [];
    }

    private static (string Key, bool IsList) Split(string part) =>
        part.EndsWith("[]", StringComparison.Ordinal) ? (part[..^2], true) : (part, false);
}
