using System.Collections.Concurrent;

namespace Portal.Identity;

/// <summary>
/// What each person may see, asked anew after 45 s (design.md section 6 allows 60), one review at a time a person. What a view holds and was not
/// reviewed yet is reviewed before it is shown. Somebody who did not look for ten minutes is forgotten.
/// </summary>
internal sealed class Sights(RulesReviews reviews, CallerIdentities identities, TimeProvider time)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Caller, KeptSight> _kept = new();

    public Task<Sight> ForAsync(Caller caller, SightScope scope, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return Task.FromResult(Sight.Nothing(caller));
        }

        if (!_kept.TryGetValue(caller, out var kept))
        {
            Forget();
            kept = _kept.GetOrAdd(caller, who => new(who, reviews, identities, time));
        }

        return kept.ForAsync(scope, token);
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var old in _kept.Where(pair => now - pair.Value.UsedAt > Forgotten))
        {
            _kept.TryRemove(old);
        }
    }
}
