using Portal.Schema.Values;

namespace Portal.Forms.Documents;

/// <summary>The members of a map in the making: its own, and below them those that <c>&lt;&lt;</c> brings.</summary>
internal sealed class MergedMembers
{
    private readonly List<KeyValuePair<string, Value>> _own = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<MapValue> _merged = [];

    /// <summary>False where the key is there already or what is merged is no map.</summary>
    public bool Add(YamlEntry entry)
    {
        if (!entry.IsMerge)
        {
            _own.Add(new(entry.Key, entry.Node.Value));
            return _names.Add(entry.Key);
        }

        IReadOnlyList<Value> sources = entry.Node.Value is ListValue list ? list.Elements : [entry.Node.Value];
        _merged.AddRange(sources.OfType<MapValue>());
        return sources.All(source => source is MapValue);
    }

    public MapValue ToValue()
    {
        var pairs = new List<KeyValuePair<string, Value>>(_own);
        foreach (var pair in _merged.SelectMany(map => map.Pairs))
        {
            if (_names.Add(pair.Key))
            {
                pairs.Add(pair);
            }
        }

        return new(pairs);
    }
}
