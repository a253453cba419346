using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>The schema of forProvider and initProvider: the noted fields typed, all others kept as they are.</summary>
internal static class FieldSchema
{
    private static readonly MapValue Text = MapValue.Of(("type", "string"));
    private static readonly MapValue Flag = MapValue.Of(("type", "boolean"));
    private static readonly MapValue Number = MapValue.Of(("type", "number"));
    private static readonly MapValue Texts = MapValue.Of(("type", "array"), ("items", Text));
    private static readonly MapValue Labels = MapValue.Of(("type", "object"), ("additionalProperties", Text));
    private static readonly MapValue Any = MapValue.Of(("x-kubernetes-preserve-unknown-fields", true));

    private static readonly MapValue Embedded = MapValue.Of(
        ("type", "object"), ("x-kubernetes-embedded-resource", true), ("x-kubernetes-preserve-unknown-fields", true));

    private static readonly MapValue Policy = MapValue.Of(
        ("type", "object"),
        ("properties", MapValue.Of(("resolution", Choice("Required", "Optional")), ("resolve", Choice(null, "Always", "IfNotPresent")))));

    public static MapValue Of(IReadOnlyList<FieldNote> notes, bool namespaced) => MapValue.Of(
        ("type", "object"),
        ("x-kubernetes-preserve-unknown-fields", true),
        ("properties", new MapValue(notes.SelectMany(note => Properties(note, namespaced)).DistinctBy(pair => pair.Key).OrderBy(pair => pair.Key, StringComparer.Ordinal))));

    private static IEnumerable<KeyValuePair<string, Value>> Properties(FieldNote note, bool namespaced)
    {
        yield return new(note.Name, Type(note.Type, namespaced));
        if (note.IsReference)
        {
            var reference = Reference(namespaced);
            yield return new(note.ReferenceName, note.IsList ? MapValue.Of(("type", "array"), ("items", reference)) : reference);
            yield return new(note.SelectorName, Selector(namespaced));
        }
    }

    private static MapValue Type(string type, bool namespaced) => type switch
    {
        "number" => Number,
        "flag" => Flag,
        "map" => Labels,
        "list" or "refs" => Texts,
        "any" => Any,
        "embedded" => Embedded,
        "secret" => Object(["key", "name"], namespaced ? MapValue.Of(("key", Text), ("name", Text)) : MapValue.Of(("key", Text), ("name", Text), ("namespace", Text))),
        _ => Text,
    };

    private static MapValue Reference(bool namespaced)
    {
        var properties = MapValue.Of(("name", Text), ("policy", Policy));
        return Object(["name"], namespaced ? properties.With("namespace", Text) : properties);
    }

    private static MapValue Selector(bool namespaced)
    {
        var properties = MapValue.Of(("matchControllerRef", Flag), ("matchLabels", Labels), ("policy", Policy));
        return MapValue.Of(("type", "object"), ("properties", namespaced ? properties.With("namespace", Text) : properties));
    }

    private static MapValue Object(IReadOnlyList<string> required, MapValue properties) =>
        MapValue.Of(("type", "object"), ("required", new ListValue([.. required.Select(name => (Value)name)])), ("properties", properties));

    private static MapValue Choice(string? preset, params IReadOnlyList<string> choices)
    {
        var all = preset is null ? choices : [preset, .. choices];
        return MapValue.Of(("type", "string"), ("default", preset), ("enum", new ListValue([.. all.Select(choice => (Value)choice)])));
    }
}
