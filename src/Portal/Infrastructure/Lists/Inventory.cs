using System.Collections.Immutable;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>
/// Everything that people run (claims, composites that no claim owns, workloads) with its health, unfiltered and shared by all viewers. The next
/// inventory is made of the last one and of what changed since, and is the same instance where nothing did.
/// </summary>
internal sealed class Inventory
{
    private readonly InventoryBasis _basis;
    private readonly ImmutableDictionary<ObjectKey, ImmutableHashSet<ObjectKey>> _readers;

    private Inventory(InventoryBasis basis, ImmutableDictionary<ObjectKey, InventoryEntry> entries, ImmutableDictionary<ObjectKey, ImmutableHashSet<ObjectKey>> readers)
    {
        (_basis, Entries, _readers) = (basis, entries, readers);
        NextAt = entries.Values.Min(entry => entry.Until);
    }

    public static Inventory Empty { get; } = new(InventoryBasis.None, ImmutableDictionary<ObjectKey, InventoryEntry>.Empty, ImmutableDictionary<ObjectKey, ImmutableHashSet<ObjectKey>>.Empty);

    public ImmutableDictionary<ObjectKey, InventoryEntry> Entries { get; }

    private DateTimeOffset? NextAt { get; }

    /// <summary>The inventory of a view at a moment. An older view than this one was made of gets this one.</summary>
    public Inventory At(ClusterView view, DateTimeOffset now)
    {
        if (_basis.IsOf(view) && !(NextAt <= now) || _basis.IsNewerThan(view))
        {
            return this;
        }

        var changed = _basis.ChangedIn(view);
        return changed is null ? Whole(view, now) : Next(view, now, changed);
    }

    private static Inventory Whole(ClusterView view, DateTimeOffset now)
    {
        var roots = view.Stores.Values.Where(kind => IsKept(kind.Role)).SelectMany(kind => kind.Snapshot.Objects.Keys);
        return Empty.With(view, now, [.. roots]);
    }

    private Inventory Next(ClusterView view, DateTimeOffset now, HashSet<ObjectKey> changed)
    {
        var anew = new HashSet<ObjectKey>(changed.Where(key => view.Stores.GetValueOrDefault(KindId.Of(key.Type)) is { } kind && IsKept(kind.Role)));
        foreach (var key in changed)
        {
            anew.UnionWith(_readers.GetValueOrDefault(key, []));
        }

        if (NextAt <= now)
        {
            anew.UnionWith(Entries.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key));
        }

        return anew.Count == 0 ? Rebased(view) : With(view, now, anew);
    }

    /// <summary>The same, known to hold for another view. Readers compare instances, so it stays this instance.</summary>
    private Inventory Rebased(ClusterView view)
    {
        _basis.Take(view);
        return this;
    }

    private Inventory With(ClusterView view, DateTimeOffset now, HashSet<ObjectKey> anew)
    {
        var (entries, readers) = (Entries.ToBuilder(), _readers.ToBuilder());
        var reader = new InventoryReader(view, now);
        foreach (var key in anew)
        {
            var old = entries.GetValueOrDefault(key);
            var entry = reader.Read(key);
            Change(readers, key, old?.Reads ?? [], entry?.Reads ?? []);
            if (entry is null)
            {
                entries.Remove(key);
            }
            else
            {
                // A row that says the same keeps its instance: whoever shows it need not look closer.
                entries[key] = old is not null && old.Row == entry.Row ? entry with { Row = old.Row } : entry;
            }
        }

        return new(InventoryBasis.Of(view), entries.ToImmutable(), readers.ToImmutable());
    }

    private static void Change(
        ImmutableDictionary<ObjectKey, ImmutableHashSet<ObjectKey>>.Builder readers, ObjectKey reader, IReadOnlyCollection<ObjectKey> before, IReadOnlyCollection<ObjectKey> after)
    {
        foreach (var key in before.Where(key => !after.Contains(key)))
        {
            var left = readers.GetValueOrDefault(key, []).Remove(reader);
            if (left.IsEmpty)
            {
                readers.Remove(key);
            }
            else
            {
                readers[key] = left;
            }
        }

        foreach (var key in after.Where(key => !before.Contains(key)))
        {
            readers[key] = readers.GetValueOrDefault(key, []).Add(reader);
        }
    }

    private static bool IsKept(KindRole role) => role is KindRole.Claim or KindRole.Composite or KindRole.Workload;
}
