using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>Where two values first differ, for people. The order of a schema's required fields does not count.</summary>
internal static class FirstDifference
{
    public static string? Between(Value expected, Value actual, string path) => (expected, actual) switch
    {
        (MapValue one, MapValue other) => Maps(one, other, path),
        (ListValue one, ListValue other) when path.EndsWith(".required", StringComparison.Ordinal) => SameSet(one, other) ? null : Told(path, expected, actual),
        (ListValue one, ListValue other) => Lists(one, other, path),
        _ => expected.Equals(actual) ? null : Told(path, expected, actual),
    };

    private static string? Maps(MapValue one, MapValue other, string path)
    {
        var missing = one.Keys.Except(other.Keys, StringComparer.Ordinal).ToList();
        var extra = other.Keys.Except(one.Keys, StringComparer.Ordinal).ToList();
        if (missing.Count + extra.Count > 0)
        {
            return $"{path}: missing [{string.Join(", ", missing)}], too many [{string.Join(", ", extra)}]";
        }

        return one.Select(pair => Between(pair.Value, other[pair.Key]!, $"{path}.{pair.Key}")).FirstOrDefault(found => found is not null);
    }

    private static string? Lists(ListValue one, ListValue other, string path) =>
        one.Elements.Count != other.Elements.Count
            ? Told(path, one, other)
            : one.Elements.Select((item, index) => Between(item, other.Elements[index], $"{path}[{index}]")).FirstOrDefault(found => found is not null);

    private static bool SameSet(ListValue one, ListValue other) =>
        one.Elements.Count == other.Elements.Count && one.Elements.All(item => other.Elements.Contains(item));

    private static string Told(string path, Value expected, Value actual) => $"{path}: expected {Short(expected)}, got {Short(actual)}";

    private static string Short(Value value)
    {
        var text = ValueWriter.ToJson(value);
        return text.Length > 160 ? text[..160] + "..." : text;
    }
}
