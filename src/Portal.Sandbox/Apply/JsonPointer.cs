using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>Reads and changes a value at an RFC 6901 pointer; null where the place does not exist.</summary>
internal static class JsonPointer
{
    public static string[] Parse(string text) =>
        [.. text.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    public static Value? Get(Value? here, ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            here = here is ListValue list ? Position(part, list.Elements.Count) is { } at && at < list.Elements.Count ? list.Elements[at] : null : here?[part];
        }

        return here;
    }

    public static Value? Change(Value here, ReadOnlySpan<string> path, Func<Value, string, Value?> change)
    {
        if (path.Length == 1)
        {
            return change(here, path[0]);
        }

        if (Get(here, path[..1]) is not { } child || Change(child, path[1..], change) is not { } changed)
        {
            return null;
        }

        return Set(here, path[0], changed);
    }

    public static Value? Add(Value here, string key, Value value) => here switch
    {
        MapValue map => map.With(key, value),
        ListValue list when key == "-" => list.Add(value),
        ListValue list when Position(key, list.Elements.Count) is { } at => new ListValue([.. list.Elements.Take(at), value, .. list.Elements.Skip(at)]),
        _ => null,
    };

    public static Value? Set(Value here, string key, Value value) => here switch
    {
        MapValue map => map.With(key, value),
        ListValue list when Position(key, list.Elements.Count - 1) is { } at => new ListValue([.. list.Elements.Take(at), value, .. list.Elements.Skip(at + 1)]),
        _ => null,
    };

    public static Value? Remove(Value here, string key) => here switch
    {
        MapValue map when map.Has(key) => map.Without(key),
        ListValue list when Position(key, list.Elements.Count - 1) is { } at => new ListValue([.. list.Elements.Take(at), .. list.Elements.Skip(at + 1)]),
        _ => null,
    };

    private static int? Position(string text, int most) => int.TryParse(text, out var at) && at >= 0 && at <= most ? at : null;
}
