using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>OpenAPI v2 made of the v3 documents: everything in one, definitions instead of components, and without what v2 cannot say, as the API server leaves it out.</summary>
internal static class OpenApiVersionTwo
{
    private const string Components = "#/components/schemas/";
    private static readonly string[] Unsaid = ["anyOf", "oneOf", "not", "nullable"];

    public static MapValue Of(IEnumerable<MapValue> documents)
    {
        var (paths, definitions) = (new SortedDictionary<string, Value>(StringComparer.Ordinal), new SortedDictionary<string, Value>(StringComparer.Ordinal));
        foreach (var document in documents)
        {
            Take(document["paths"], paths);
            Take(document.At("components", "schemas"), definitions);
        }

        return MapValue.Of(
            ("swagger", "2.0"), ("info", MapValue.Of(("title", "Kubernetes"), ("version", "v1.36.2"))), ("paths", new MapValue(paths)), ("definitions", new MapValue(definitions)),
            ("securityDefinitions", MapValue.Of(("BearerToken", MapValue.Of(("description", "Bearer Token authentication"), ("type", "apiKey"), ("name", "authorization"), ("in", "header"))))),
            ("security", new ListValue([MapValue.Of(("BearerToken", ListValue.Empty))])));
    }

    private static void Take(Value? members, SortedDictionary<string, Value> into)
    {
        foreach (var (key, value) in members?.Members ?? [])
        {
            into[key] = Converted(value);
        }
    }

    private static Value Converted(Value value) => value switch
    {
        StringValue { Content: var text } when text.StartsWith(Components, StringComparison.Ordinal) => "#/definitions/" + text[Components.Length..],
        ListValue list => new ListValue([.. list.Elements.Select(Converted)]),
        MapValue { Count: > 0 } map => Parameter(Reference(new(map.Pairs.Where(pair => !Unsaid.Contains(pair.Key) || pair.Value is MapValue { Count: > 0 } && pair.Key != "not")
            .Select(pair => KeyValuePair.Create(pair.Key, Converted(pair.Value)))))),
        _ => value,
    };

    /// <summary>A reference stands alone, where v3 wraps it to say more beside it.</summary>
    private static MapValue Reference(MapValue map) =>
        map["allOf"] is { Items: [{ } only] } && only["$ref"] is { } reference ? map.Without("allOf").With("$ref", reference) : map;

    private static MapValue Parameter(MapValue map) =>
        map["in"] is StringValue && map["schema"]?["type"] is { } type ? map.Without("schema").With("type", type).With("uniqueItems", true) : map;
}
