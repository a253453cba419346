using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

internal static class Merging
{
    /// <summary>Maps are joined; in everything else the second counts.</summary>
    public static MapValue Merged(MapValue one, MapValue other) =>
        other.Aggregate(one, (map, pair) => map.With(pair.Key, map[pair.Key] is MapValue there && pair.Value is MapValue added ? Merged(there, added) : pair.Value));

    /// <summary>The members of the second that the first has not, or has otherwise.</summary>
    public static MapValue Difference(MapValue before, MapValue after) => new(after
        .Where(pair => !pair.Value.Equals(before[pair.Key]))
        .Select(pair => KeyValuePair.Create(pair.Key, pair.Value is MapValue added && before[pair.Key] is MapValue there ? Difference(there, added) : pair.Value)));
}
