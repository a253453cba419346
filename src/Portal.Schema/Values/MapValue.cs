using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Schema.Values;

/// <summary>A map from unique keys to values in the order in which they were written. Order does not count for equality. Changes return a new map.</summary>
public sealed record MapValue : Value, IEnumerable<KeyValuePair<string, Value>>
{
    private const int IndexFrom = 9;
    private readonly KeyValuePair<string, Value>[] _pairs;
    private readonly Dictionary<string, int>? _index;

    /// <param name="pairs">Unique keys; a repeated key throws <see cref="ArgumentException"/>.</param>
    public MapValue(IEnumerable<KeyValuePair<string, Value>> pairs)
    {
        _pairs = [.. pairs];
        if (_pairs.Length < IndexFrom)
        {
            RefuseDuplicates(_pairs);
            return;
        }

        _index = new(_pairs.Length, StringComparer.Ordinal);
        for (var i = 0; i < _pairs.Length; i++)
        {
            _index.Add(_pairs[i].Key, i);
        }
    }

    public static MapValue Empty { get; } = new([]);

    public static MapValue Of(params ReadOnlySpan<(string Key, Value? Value)> members)
    {
        var pairs = new List<KeyValuePair<string, Value>>();
        foreach (var (key, value) in members)
        {
            if (value is not null)
            {
                pairs.Add(new(key, value));
            }
        }

        return new(pairs);
    }

    public IReadOnlyList<KeyValuePair<string, Value>> Pairs => _pairs;

    public int Count => _pairs.Length;

    public IEnumerable<string> Keys => _pairs.Select(pair => pair.Key);

    public bool Has(string key) => Find(key) >= 0;

    public bool TryGet(string key, [NotNullWhen(true)] out Value? value)
    {
        var at = Find(key);
        value = at < 0 ? null : _pairs[at].Value;
        return at >= 0;
    }

    /// <summary>The map with one member set, in its old place or at the end; the same map where nothing changes.</summary>
    public MapValue With(string key, Value value)
    {
        var at = Find(key);
        if (at < 0)
        {
            return new([.. _pairs, new(key, value)]);
        }

        if (ReferenceEquals(_pairs[at].Value, value))
        {
            return this;
        }

        KeyValuePair<string, Value>[] pairs = [.. _pairs];
        pairs[at] = new(key, value);
        return new(pairs);
    }

    public MapValue Without(string key) => Find(key) < 0 ? this : new(_pairs.Where(pair => pair.Key != key));

    /// <summary>The map with the value at a chain of keys set; maps on the way are made where they are missing or no maps.</summary>
    public MapValue With(ReadOnlySpan<string> keys, Value value) =>
        keys.Length == 1
            ? With(keys[0], value)
            : With(keys[0], (this[keys[0]] as MapValue ?? Empty).With(keys[1..], value));

    /// <summary>The map without the value at a chain of keys; maps left empty stay.</summary>
    public MapValue Without(params ReadOnlySpan<string> keys)
    {
        if (keys.Length == 1)
        {
            return Without(keys[0]);
        }

        return this[keys[0]] is MapValue child ? With(keys[0], child.Without(keys[1..])) : this;
    }

    public bool Equals(MapValue? other) =>
        other is not null && Count == other.Count && _pairs.All(pair => other.TryGet(pair.Key, out var value) && pair.Value.Equals(value));

    public override int GetHashCode() => _pairs.Aggregate(Count, (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => Pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string key) =>
        _index is null
            ? Array.FindIndex(_pairs, pair => pair.Key == key)
            : _index.GetValueOrDefault(key, -1);

    private static void RefuseDuplicates(KeyValuePair<string, Value>[] pairs)
    {
        for (var i = 1; i < pairs.Length; i++)
        {
            if (Array.FindIndex(pairs, 0, i, pair => pair.Key == pairs[i].Key) >= 0)
            {
                throw new ArgumentException($"duplicate key \"{pairs[i].Key}\"", nameof(pairs));
            }
        }
    }
}
