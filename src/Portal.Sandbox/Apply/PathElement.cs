using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>One element of a managed field's path in its fieldsV1 spelling.</summary>
internal static class PathElement
{
    public static string Field(string name) => "f:" + name;

    public static string Item(Value value) => "v:" + ValueWriter.ToJson(value);

    /// <summary>The element of a keyed list item; keys that the item leaves out take the defaults that Kubernetes gives them.</summary>
    public static string Keyed(Value item, FieldShape shape) => "k:" + ValueWriter.ToJson(new MapValue(
        shape.Keys.Order(StringComparer.Ordinal).Select(key => (Key: key, Value: item[key] ?? shape.KeyDefault(key)))
            .Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!))));

    public static string OfItem(Value item, FieldShape shape) => shape.Keys.Count > 0 ? Keyed(item, shape) : Item(item);

    public static string Display(string element) => element[0] switch
    {
        'f' => "." + element[2..],
        'k' => "[" + string.Join(",", ValueReader.Parse(element[2..]).Members.Select(pair => $"{pair.Key}={ValueWriter.ToJson(pair.Value)}")) + "]",
        'v' => $"[={element[2..]}]",
        _ => $"[{element[2..]}]",
    };
}
