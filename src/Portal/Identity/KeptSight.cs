using System.Collections.Immutable;
using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>What one person may see as far as it was asked, and what has to be asked next. One review at a time.</summary>
internal sealed class KeptSight(Caller caller, RulesReviews reviews, CallerIdentities identities, TimeProvider time) : IDisposable
{
    private const int AtOnce = 8;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ReviewBook<string, ImmutableArray<AccessRule>> _namespaces = new(time);
    private readonly ReviewBook<ResourceType, bool> _kinds = new(time);
    private volatile Known _known = new(Sight.Nothing(caller), null, DateTimeOffset.MinValue);

    /// <summary>When somebody last asked.</summary>
    public DateTimeOffset UsedAt { get; private set; } = time.GetUtcNow();

    public async Task<Sight> ForAsync(SightScope scope, CancellationToken token)
    {
        UsedAt = time.GetUtcNow();
        if (IsFresh(scope))
        {
            return _known.Sight;
        }

        await _turn.WaitAsync(token);
        try
        {
            if (!IsFresh(scope))
            {
                await ReviewAsync(scope, token);
            }

            return _known.Sight;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool IsFresh(SightScope scope) => _known is var known && ReferenceEquals(known.Scope, scope) && time.GetUtcNow() < known.NextAt;

    private async Task ReviewAsync(SightScope scope, CancellationToken token)
    {
        foreach (var chunk in _namespaces.Due(scope.Namespaces).Chunk(AtOnce))
        {
            var found = await Task.WhenAll(chunk.Select(ns => reviews.InNamespaceAsync(caller, ns, scope.NamespacedKinds, token)));
            Take(_namespaces, chunk, found);
        }

        foreach (var chunk in _kinds.Due(scope.ClusterKinds).Chunk(AtOnce))
        {
            var found = await Task.WhenAll(chunk.Select(type => reviews.InClusterAsync(caller, type, token)));
            Take(_kinds, chunk, found);
        }

        var (rules, kinds) = (_namespaces.Believe(scope.Namespaces), _kinds.Believe(scope.ClusterKinds));
        var sight = new Sight(caller, identities.IsPlatform(caller), rules, kinds, time.GetUtcNow());
        sight = sight with { Unsure = !sight.Covers(scope) };
        var next = new[] { _namespaces.NextAt(scope.Namespaces), _kinds.NextAt(scope.ClusterKinds) }.Min();
        _known = new(sight.Says(_known.Sight) ? _known.Sight : sight, scope, next);
    }

    private static void Take<TKey, TValue>(ReviewBook<TKey, TValue> book, TKey[] asked, TValue?[] found)
        where TKey : notnull
        where TValue : struct
    {
        foreach (var (key, value) in asked.Zip(found))
        {
            if (value is { } known)
            {
                book.Take(key, known);
            }
            else
            {
                book.Fail(key);
            }
        }
    }

    private sealed record Known(Sight Sight, SightScope? Scope, DateTimeOffset NextAt);
}
