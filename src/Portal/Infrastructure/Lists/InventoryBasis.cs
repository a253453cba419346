using System.Collections.Immutable;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>Which state of which stores an inventory was made of, so that the next one reads only what changed since.</summary>
internal sealed class InventoryBasis
{
    private ImmutableDictionary<KindId, WatchedKind>? _stores;
    private ServedKinds? _served;
    private long _number;

    private InventoryBasis()
    {
    }

    public static InventoryBasis None { get; } = new();

    public static InventoryBasis Of(ClusterView view)
    {
        var basis = new InventoryBasis();
        basis.Take(view);
        return basis;
    }

    /// <summary>Holds for this view from now on. For the one who makes inventories, under its lock.</summary>
    public void Take(ClusterView view) => (_stores, _served, _number) = (view.Stores, view.Served, view.Number);

    public bool IsOf(ClusterView view) => ReferenceEquals(_stores, view.Stores) && ReferenceEquals(_served, view.Served);

    public bool IsNewerThan(ClusterView view) => _stores is not null && _number > view.Number;

    /// <summary>The keys that changed since; null where everything has to be read: other kinds, a watch that fell into trouble or out of it, or too long ago.</summary>
    public HashSet<ObjectKey>? ChangedIn(ClusterView view)
    {
        if (_stores is null || !ReferenceEquals(_served, view.Served) || _stores.Count != view.Stores.Count)
        {
            return null;
        }

        var changed = new HashSet<ObjectKey>();
        foreach (var (id, now) in view.Stores)
        {
            if (!_stores.TryGetValue(id, out var before) || before.Type != now.Type || before.Role != now.Role
                || before.Snapshot.Trouble is null != now.Snapshot.Trouble is null
                || now.Snapshot.ChangedSince(before.Snapshot.Version) is not { } keys)
            {
                return null;
            }

            changed.UnionWith(keys);
        }

        return changed;
    }
}
