using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>Reads the <c>query</c> of a body: fields with values or operators, and <c>$all</c>, <c>$any</c>, <c>$not</c>.</summary>
internal static class PredicateReader
{
    public static Predicate<SearchedEntity> Read(MapValue query)
    {
        if (query.Keys.FirstOrDefault(key => key.StartsWith('$')) is { } combiner)
        {
            return query.Count > 1
                ? throw Invalid($"Unrecognized key(s) in object: '{query.Keys.First(key => key != combiner)}'")
                : Combined(combiner, query[combiner]!);
        }

        var all = query.Select(pair => Field(pair.Key, pair.Value)).ToList();
        return item => all.TrueForAll(one => one(item));
    }

    private static Predicate<SearchedEntity> Combined(string combiner, Value value)
    {
        var parts = combiner switch
        {
            "$all" or "$any" when value is ListValue list => list.Elements.Select(Nested).ToList(),
            "$not" => [Nested(value)],
            _ => throw Invalid($"Invalid at \"{combiner}\""),
        };
        return combiner switch
        {
            "$all" => item => parts.TrueForAll(part => part(item)),
            "$any" => item => parts.Exists(part => part(item)),
            _ => item => !parts[0](item),
        };
    }

    private static Predicate<SearchedEntity> Nested(Value value) => value is MapValue map ? Read(map) : throw Invalid("Expected object");

    private static Predicate<SearchedEntity> Field(string name, Value value)
    {
        var key = name.ToLowerInvariant();
        if (Primitive(value) is { } wanted)
        {
            return item => item.Has(key, found => found == wanted);
        }

        if (value is not MapValue { Count: 1 } operation)
        {
            throw Invalid($"Expected string, number, boolean or an operator at \"{name}\"");
        }

        var (verb, operand) = operation.Pairs[0];
        return verb switch
        {
            "$exists" when operand is BoolValue flag => item => item.Has(key) == flag.Flag,
            "$in" when operand is ListValue list => In(key, list),
            "$hasPrefix" when operand.Text is { } prefix => Prefix(key, prefix.ToLowerInvariant()),
            "$contains" => Contains(name, key, operand),
            _ => throw Invalid($"Unknown operator at \"{name}.{verb}\""),
        };
    }

    private static Predicate<SearchedEntity> In(string key, ListValue list)
    {
        var wanted = list.Elements.Select(item => Primitive(item) ?? throw Invalid($"Expected string at \"{key}.$in\"")).ToHashSet(StringComparer.Ordinal);
        return item => item.Has(key, wanted.Contains);
    }

    private static Predicate<SearchedEntity> Prefix(string key, string prefix) =>
        item => item.Has(key, found => found.StartsWith(prefix, StringComparison.Ordinal));

    private static Predicate<SearchedEntity> Contains(string name, string key, Value operand)
    {
        if (Primitive(operand) is { } wanted)
        {
            return item => item.Has(key, found => found == wanted);
        }

        if (key != "relations" || operand is not MapValue relation)
        {
            throw ApiRefusedException.Input($"Object form of $contains is not supported for field \"{name}\"");
        }

        var type = relation["type"]?.Text ?? throw ApiRefusedException.Input("The $contains operator for \"relations\" requires a \"type\" string property");
        return Field($"relations.{type}", relation["targetRef"] ?? MapValue.Of(("$exists", true)));
    }

    private static string? Primitive(Value value) => value switch
    {
        StringValue text => text.Content.ToLowerInvariant(),
        NumberValue { AsInteger: { } whole } => whole.ToString(),
        NumberValue number => number.AsDouble.ToString("R"),
        BoolValue flag => flag.Flag ? "true" : "false",
        _ => null,
    };

    private static ApiRefusedException Invalid(string what) => ApiRefusedException.Input($"Invalid query: Validation error: {what}");
}
