using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>What stands in the cells of several kinds' Tables.</summary>
internal static class Cells
{
    public const string None = "<none>";

    public static TableColumn Text(string name, string description, string path) =>
        new(name, "string", description, (value, _) => TextOf(value.At(path.Split('.'))));

    /// <summary>Only in wide output, where the empty text is said.</summary>
    public static TableColumn Wide(string name, string description, Func<MapValue, string> cell) =>
        new(name, "string", description, (value, _) => cell(value) is { Length: > 0 } text ? text : None) { Priority = 1 };

    public static TableColumn Wide(string name, string description, string path) => Wide(name, description, value => TextOf(value.At(path.Split('.'))));

    public static TableColumn Whole(string name, string description, string path) => new(name, "integer", description, (value, _) => Number(value, path));

    public static TableColumn Count(string name, string description, string path) => new(name, "string", description, (value, _) => value[path]?.Members.Count ?? 0);

    public static long Number(Value value, string path) => (value.At(path.Split('.')) as NumberValue)?.AsInteger ?? 0;

    public static string TextOf(Value? value) => value switch { null or NullValue => "", StringValue text => text.Content, _ => ValueWriter.ToJson(value) };

    public static string Joined(IEnumerable<Value> values) => string.Join(',', values.Select(TextOf));

    /// <summary>Labels as <c>a=b,c=d</c>.</summary>
    public static string Labels(Value? map) => string.Join(',', (map?.Members ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={TextOf(pair.Value)}"));

    /// <summary>A label selector as kubectl's -l takes it.</summary>
    public static string Selector(Value? selector) => string.Join(',', new[] { Labels(selector?["matchLabels"]) }
        .Concat((selector?["matchExpressions"]?.Items ?? []).Select(Expression)).Where(term => term.Length > 0));

    private static string Expression(Value term)
    {
        var (key, values) = (TextOf(term["key"]), Joined(term["values"]?.Items ?? []));
        return term["operator"]?.Text switch { "Exists" => key, "DoesNotExist" => $"!{key}", "NotIn" => $"{key} notin ({values})", _ => $"{key} in ({values})" };
    }
}
