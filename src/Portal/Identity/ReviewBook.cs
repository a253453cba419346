using System.Collections.Immutable;

namespace Portal.Identity;

/// <summary>
/// What was reviewed, and when. An answer is asked for anew after 45 s and believed for 60 s, so that a control plane that is away for a moment
/// blanks no page and nobody keeps a right longer. A review that failed is tried again after 2 s.
/// </summary>
internal sealed class ReviewBook<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Retried = TimeSpan.FromSeconds(2);
    private readonly Dictionary<TKey, (TValue Value, DateTimeOffset At)> _known = [];
    private readonly Dictionary<TKey, DateTimeOffset> _failed = [];

    /// <summary>What of this has to be asked now.</summary>
    public List<TKey> Due(IEnumerable<TKey> wanted)
    {
        var now = time.GetUtcNow();
        return [.. wanted.Where(key => NextAt(key) <= now)];
    }

    /// <summary>When something of this has to be asked or is not believed any more.</summary>
    public DateTimeOffset NextAt(IEnumerable<TKey> wanted) => wanted.Select(NextAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    public void Take(TKey key, TValue value)
    {
        _known[key] = (value, time.GetUtcNow());
        _failed.Remove(key);
    }

    public void Fail(TKey key) => _failed[key] = time.GetUtcNow();

    /// <summary>What is believed now, of the keys that are still wanted; the others are forgotten.</summary>
    public ImmutableDictionary<TKey, TValue> Believe(IReadOnlyCollection<TKey> wanted)
    {
        var now = time.GetUtcNow();
        var kept = wanted.ToHashSet();
        foreach (var old in _known.Where(pair => !kept.Contains(pair.Key) || now - pair.Value.At >= Believed).Select(pair => pair.Key).ToList())
        {
            _known.Remove(old);
        }

        return _known.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Value);
    }

    private DateTimeOffset NextAt(TKey key)
    {
        var renew = _known.TryGetValue(key, out var known) ? known.At + Renewed : DateTimeOffset.MinValue;
        var retry = _failed.TryGetValue(key, out var failed) ? failed + Retried : DateTimeOffset.MinValue;
        return renew > retry ? renew : retry;
    }
}
