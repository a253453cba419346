using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>What a dry run adds to a manifest: defaults and what admission fills in. The server's own bookkeeping is left out.</summary>
public static class AddedFields
{
    private const int LongestValue = 120;

    public static IReadOnlyList<AddedField> Between(MapValue sent, MapValue received) =>
        [.. Walk(sent["spec"], received["spec"], FieldPath.Of("spec")), .. Walk(sent.At("metadata", "labels"), received.At("metadata", "labels"), FieldPath.Of("metadata", "labels"))];

    private static IEnumerable<AddedField> Walk(Value? sent, Value? received, FieldPath path)
    {
        if (received is null)
        {
            return [];
        }

        return (sent, received) switch
        {
            (null, MapValue { Count: > 0 } map) => map.Pairs.SelectMany(pair => Walk(null, pair.Value, path.Property(pair.Key))),
            (MapValue before, MapValue after) => after.Pairs.SelectMany(pair => Walk(before[pair.Key], pair.Value, path.Property(pair.Key))),
            (ListValue before, ListValue after) => after.Elements.SelectMany((item, at) => Walk(at < before.Elements.Count ? before.Elements[at] : null, item, path.Index(at))),
            (null, _) => [new(path.ToString(), Short(received))],
            _ => sent.Equals(received) ? [] : [new(path.ToString(), Short(received))],
        };
    }

    private static string Short(Value value)
    {
        var text = value.Text ?? ValueWriter.ToJson(value);
        return text.Length <= LongestValue ? text : text[..(LongestValue - 1)] + "…";
    }
}
