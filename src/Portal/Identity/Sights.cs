using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Portal.Identity;

/// <summary>
/// Keeps what each person may see, 45 s at most (design.md section 6 allows 60), one review at a time a person. What a view holds and was not
/// reviewed yet is reviewed before it is shown.
/// </summary>
internal sealed class Sights(RulesReviews reviews, CallerIdentities identities, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Caller, KeptSight> _kept = new();

    public async Task<Sight> ForAsync(Caller caller, SightScope scope, CancellationToken token)
    {
        if (caller.IsGuest)
        {
            return Sight.Nothing(caller);
        }

        var kept = _kept.GetOrAdd(caller, who => new(Sight.Nothing(who)));
        if (IsFresh(kept.Sight, scope))
        {
            return kept.Sight;
        }

        await kept.Turn.WaitAsync(token);
        try
        {
            return IsFresh(kept.Sight, scope) ? kept.Sight : kept.Sight = await ReviewAsync(kept.Sight, scope, token);
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private bool IsFresh(Sight sight, SightScope scope) => time.GetUtcNow() - sight.At < Kept && sight.Covers(scope);

    private async Task<Sight> ReviewAsync(Sight last, SightScope scope, CancellationToken token)
    {
        Forget();
        var now = time.GetUtcNow();
        var renew = now - last.At >= Kept;
        var namespaces = renew ? scope.Namespaces : [.. scope.Namespaces.Where(ns => !last.Namespaces.ContainsKey(ns))];
        var kinds = renew ? scope.ClusterKinds : [.. scope.ClusterKinds.Where(type => !last.ClusterKinds.ContainsKey(type))];
        var rules = (renew ? ImmutableDictionary<string, ImmutableArray<AccessRule>>.Empty : last.Namespaces).ToBuilder();
        var cluster = (renew ? ImmutableDictionary<Kubernetes.Objects.ResourceType, bool>.Empty : last.ClusterKinds).ToBuilder();
        foreach (var chunk in namespaces.Chunk(8))
        {
            var found = await Task.WhenAll(chunk.Select(ns => reviews.InNamespaceAsync(last.Caller, ns, scope.NamespacedKinds, token)));
            rules.AddRange(chunk.Zip(found, KeyValuePair.Create));
        }

        foreach (var chunk in kinds.Chunk(8))
        {
            var found = await Task.WhenAll(chunk.Select(type => reviews.InClusterAsync(last.Caller, type, token)));
            cluster.AddRange(chunk.Zip(found, KeyValuePair.Create));
        }

        return new(last.Caller, identities.IsPlatform(last.Caller), rules.ToImmutable(), cluster.ToImmutable(), renew ? now : last.At);
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (caller, kept) in _kept.Where(pair => pair.Value.Sight.At != DateTimeOffset.MinValue && now - pair.Value.Sight.At > Forgotten))
        {
            _kept.TryRemove(KeyValuePair.Create(caller, kept));
        }
    }

    private sealed class KeptSight(Sight sight)
    {
        public Sight Sight { get; set; } = sight;

        public SemaphoreSlim Turn { get; } = new(1, 1);
    }
}
