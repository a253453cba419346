using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>Merges an applied value into a live one, by the shape of the fields.</summary>
internal static class Merge
{
    public static Value Apply(Value? live, Value applied, FieldShape shape) => (live, applied) switch
    {
        (MapValue old, MapValue now) when !shape.IsAtomic(list: false) => now.Pairs.Aggregate(old, (map, pair) => map.With(pair.Key, Apply(old[pair.Key], pair.Value, shape.Member(pair.Key)))),
        (ListValue old, ListValue now) when !shape.IsAtomic(list: true) => List(old, now, shape),
        _ => applied,
    };

    /// <summary>
    /// The order of structured-merge-diff: both lists are walked side by side; an item that only live has is taken where it stands, an item of
    /// both waits for its turn in the applied list.
    /// </summary>
    private static ListValue List(ListValue old, ListValue now, FieldShape shape)
    {
        var wanted = now.Elements.Select(item => PathElement.OfItem(item, shape)).ToHashSet(StringComparer.Ordinal);
        var known = old.Elements.DistinctBy(item => PathElement.OfItem(item, shape)).ToDictionary(item => PathElement.OfItem(item, shape), StringComparer.Ordinal);
        var rest = new Queue<Value>(old.Elements);
        var result = new List<Value>();
        foreach (var item in now.Elements)
        {
            var element = PathElement.OfItem(item, shape);
            while (rest.TryPeek(out var live) && PathElement.OfItem(live, shape) is var other && !wanted.Contains(other))
            {
                result.Add(rest.Dequeue());
            }

            if (rest.TryPeek(out var next) && PathElement.OfItem(next, shape) == element)
            {
                rest.Dequeue();
            }

            var isKnown = known.TryGetValue(element, out var mine) && shape.Keys.Count > 0;
            result.Add(isKnown ? Apply(mine, item, shape.Item) : item);
        }

        result.AddRange(rest.Where(item => !wanted.Contains(PathElement.OfItem(item, shape))));
        return new(result);
    }
}
