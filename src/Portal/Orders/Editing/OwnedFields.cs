using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>Reads FieldsV1 (structured-merge-diff) against the object that it describes: which of its values somebody owns.</summary>
internal static class OwnedFields
{
    private const string Self = ".";

    /// <summary>The part of a value that the set covers; null where it covers nothing that is there.</summary>
    public static Value? Extract(Value live, MapValue fields)
    {
        if (fields.Keys.All(key => key == Self))
        {
            return live;
        }

        return live switch
        {
            MapValue map => Extract(map, fields),
            ListValue list => Extract(list, fields),
            _ => live,
        };
    }

    /// <summary>The paths of the values that the set covers, lists as wholes.</summary>
    public static IEnumerable<FieldPath> Paths(Value live, MapValue fields, FieldPath path)
    {
        if (live is not MapValue map || fields.Keys.All(key => key == Self))
        {
            return [path];
        }

        return fields.Pairs.Where(pair => Name(pair.Key) is { } name && map.Has(name))
            .SelectMany(pair => Paths(map[Name(pair.Key)!]!, pair.Value as MapValue ?? MapValue.Empty, path.Property(Name(pair.Key)!)));
    }

    /// <summary>What either of two sets covers.</summary>
    public static MapValue Union(MapValue one, MapValue other) => other.Pairs.Aggregate(one, (all, pair) =>
        all.With(pair.Key, all[pair.Key] is MapValue known && pair.Value is MapValue added ? Union(known, added) : all[pair.Key] ?? pair.Value));

    private static MapValue Extract(MapValue map, MapValue fields) => new(map.Pairs
        .Select(pair => KeyValuePair.Create(pair.Key, fields[$"f:{pair.Key}"] is MapValue below ? Extract(pair.Value, below) : null))
        .Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)));

    /// <summary>Items of associative lists and sets that are covered; of a covered item the keys that name it too.</summary>
    private static ListValue Extract(ListValue list, MapValue fields) => new([.. list.Elements
        .Select(item => fields.Pairs.Where(pair => Names(pair.Key, item)).Select(pair => Item(pair.Key, item, pair.Value as MapValue ?? MapValue.Empty)).FirstOrDefault())
        .OfType<Value>()]);

    private static Value? Item(string element, Value item, MapValue fields) =>
        element.StartsWith("k:", StringComparison.Ordinal) && Extract(item, fields) is MapValue covered && Parsed(element) is MapValue keys
            ? keys.Pairs.Aggregate(covered, (map, pair) => map.With(pair.Key, pair.Value))
            : item;

    private static bool Names(string element, Value item) => element.Length > 1 && element[0] switch
    {
        'k' => Parsed(element) is MapValue keys && keys.Pairs.All(pair => item[pair.Key] is { } value && value.Equals(pair.Value)),
        'v' => Parsed(element) is { } value && value.Equals(item),
        _ => false,
    };

    private static string? Name(string element) => element.StartsWith("f:", StringComparison.Ordinal) ? element[2..] : null;

    private static Value Parsed(string element) => ValueReader.Parse(element[2..]);
}
