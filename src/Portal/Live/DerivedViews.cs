using System.Collections.Immutable;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Cache;

namespace Portal.Live;

/// <summary>
/// What is worked out of the newest view once, whoever asks first, and carried to the next view as far as nothing that it was worked out of changed.
/// Thread-safe.
/// </summary>
internal sealed class DerivedViews
{
    private readonly Lock _lock = new();
    private SightScope _scope = SightScope.Empty;
    private ImmutableDictionary<KindId, WatchedKind>? _scopeStores;
    private long _scopeNumber;
    private Inventory _inventory = Portal.Infrastructure.Inventory.Empty;

    /// <summary>Namespaces and kinds in use. The same instance for as long as they are the same.</summary>
    public SightScope Scope(ClusterView view)
    {
        lock (_lock)
        {
            if (_scopeStores is not null && view.Number < _scopeNumber)
            {
                return _scope;
            }

            if (!ReferenceEquals(_scopeStores, view.Stores) && !SameIndexes(_scopeStores, view.Stores))
            {
                _scope = _scope.OrSame(ScopeOf(view));
            }

            (_scopeStores, _scopeNumber) = (view.Stores, view.Number);
            return _scope;
        }
    }

    /// <summary>Everything that people run, with its health, at a moment.</summary>
    public Inventory Inventory(ClusterView view, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _inventory = _inventory.At(view, now);
        }
    }

    private static bool SameIndexes(ImmutableDictionary<KindId, WatchedKind>? before, ImmutableDictionary<KindId, WatchedKind> now) =>
        before is not null && before.Count == now.Count
        && now.All(kind => before.TryGetValue(kind.Key, out var old) && old.Type == kind.Value.Type && SameIndex(old.Snapshot, kind.Value.Snapshot));

    private static bool SameIndex(StoreSnapshot old, StoreSnapshot now) => ReferenceEquals(old.Index, now.Index);

    private static SightScope ScopeOf(ClusterView view) => new(
        [.. view.Stores.Values.SelectMany(kind => kind.Snapshot.Index.Namespaces).Distinct().Order(StringComparer.Ordinal)],
        [.. view.Stores.Values.Where(kind => !kind.Type.Namespaced).Select(kind => kind.Type)],
        [.. view.Stores.Values.Where(kind => kind.Type.Namespaced).Select(kind => kind.Type)]);
}
