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

    /// <summary>Applied items in their order; those that only live has keep their places between them.</summary>
    private static ListValue List(ListValue old, ListValue now, FieldShape shape)
    {
        var wanted = now.Elements.Select(item => PathElement.OfItem(item, shape)).ToHashSet(StringComparer.Ordinal);
        var known = old.Elements.DistinctBy(item => PathElement.OfItem(item, shape)).ToDictionary(item => PathElement.OfItem(item, shape), StringComparer.Ordinal);
        var rest = new Queue<Value>(old.Elements);
        var result = new List<Value>();
        foreach (var item in now.Elements)
        {
            var element = PathElement.OfItem(item, shape);
            var isKnown = known.TryGetValue(element, out var live);
            while (isKnown && rest.Count > 0 && PathElement.OfItem(rest.Peek(), shape) != element)
            {
                KeepOthers(rest.Dequeue(), shape, wanted, result);
            }

            if (isKnown && rest.Count > 0)
            {
                rest.Dequeue();
            }

            result.Add(isKnown && shape.Keys.Count > 0 ? Apply(live, item, shape.Item) : item);
        }

        foreach (var item in rest)
        {
            KeepOthers(item, shape, wanted, result);
        }

        return new(result);
    }

    private static void KeepOthers(Value item, FieldShape shape, HashSet<string> wanted, List<Value> result)
    {
        if (!wanted.Contains(PathElement.OfItem(item, shape)))
        {
            result.Add(item);
        }
    }
}
