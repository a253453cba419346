using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Kubernetes.Objects;

/// <summary>
/// Labels or annotations: few pairs, read often, never changed. Two arrays instead of a hash table, for there are as many of these as objects.
/// </summary>
#pragma warning disable CA1710 // "Map" says it; the suffix would only be longer.
public sealed class StringMap : IReadOnlyDictionary<string, string>, IEquatable<StringMap>
#pragma warning restore CA1710
{
    private readonly string[] _keys;
    private readonly string[] _values;

    internal StringMap(string[] keys, string[] values)
    {
        _keys = keys;
        _values = values;
    }

    public static StringMap Empty { get; } = new([], []);

    public int Count => _keys.Length;

    public IEnumerable<string> Keys => _keys;

    public IEnumerable<string> Values => _values;

    /// <summary>The value under the key; null where there is none.</summary>
    public string? this[string key] => TryGetValue(key, out var value) ? value : null;

    string IReadOnlyDictionary<string, string>.this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public static StringMap Of(params ReadOnlySpan<(string Key, string Value)> pairs)
    {
        var keys = new string[pairs.Length];
        var values = new string[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            (keys[i], values[i]) = pairs[i];
        }

        return new StringMap(keys, values);
    }

    public bool ContainsKey(string key) => Array.IndexOf(_keys, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var at = Array.IndexOf(_keys, key);
        value = at < 0 ? null : _values[at];
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            yield return new KeyValuePair<string, string>(_keys[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The API server writes maps in the order of their keys, so equal maps have equal arrays.
    public bool Equals(StringMap? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _keys.AsSpan().SequenceEqual(other._keys) && _values.AsSpan().SequenceEqual(other._values));

    public override bool Equals(object? obj) => Equals(obj as StringMap);

    public override int GetHashCode() => _keys.Length == 0 ? 0 : HashCode.Combine(_keys.Length, _keys[0], _values[0]);
}
