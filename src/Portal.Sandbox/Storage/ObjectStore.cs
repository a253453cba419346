using System.Collections.Concurrent;
using System.Collections.Immutable;
using Portal.Schema.Values;

namespace Portal.Sandbox.Storage;

/// <summary>
/// All objects of all kinds under one version counter, as etcd keeps them. Reads are snapshots and take no lock; a write says which
/// revision it replaces and is refused (null) when that is no longer the newest.
/// </summary>
internal sealed class ObjectStore(int history = 4000)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<StorageId, Shelf> _shelves = new();
    private long _version = 1;
    private long _floor;

    public long Version => Volatile.Read(ref _version);

    /// <summary>The changes of every kind, for the controllers.</summary>
    public ChangeLog Everything { get; private set; } = new(history * 4, 0);

    /// <summary>Called under the write lock before a change becomes visible; what it throws refuses the write.</summary>
    public Action<Change>? BeforeCommit { get; set; }

    public ChangeLog LogOf(StorageId id) => ShelfOf(id).Log;

    public IEnumerable<StorageId> Ids => _shelves.Keys;

    public Revision? Get(StorageId id, string? ns, string name) => ShelfOf(id).Find(Revision.KeyOf(ns, name));

    public Listing List(StorageId id, string? ns)
    {
        lock (_gate)
        {
            return Listing.Of(_version, ShelfOf(id).Objects, ns);
        }
    }

    /// <summary>The objects as they were at an earlier version: the newer changes undone; null where the history no longer reaches back.</summary>
    public Listing? ListAt(StorageId id, string? ns, long version)
    {
        lock (_gate)
        {
            var shelf = ShelfOf(id);
            if (shelf.Log.After(version) is not { } newer)
            {
                return null;
            }

            var objects = shelf.Objects;
            foreach (var change in newer.Changes.Reverse())
            {
                objects = objects.Remove(new(change.Object.Key, null));
                objects = change.Previous is null ? objects : objects.Add(new(change.Object.Key, change.Previous));
            }

            return Listing.Of(version, objects, ns);
        }
    }

    /// <summary>The newest version that a reader of a log who has seen everything up to <paramref name="here"/> has seen too.</summary>
    public long QuietUntil(ChangeLog log, long here)
    {
        lock (_gate)
        {
            return log.After(here) is { Changes.Count: 0 } ? _version : here;
        }
    }

    /// <summary>Writes an object over <paramref name="expected"/> (null: it must not exist); null where something else is there.</summary>
    public Revision? Put(ResourceType type, MapValue value, Revision? expected)
    {
        lock (_gate)
        {
            var shelf = ShelfOf(type.Id);
            var key = Revision.KeyOf(value.At("metadata", "namespace")?.Text, value.At("metadata", "name")!.Text!);
            if (!ReferenceEquals(shelf.Find(key), expected))
            {
                return null;
            }

            var version = _version + 1;
            var stored = Stamp(type, value, version);
            Commit(shelf, new(version, expected is null ? EventKind.Added : EventKind.Modified, stored, expected));
            return stored;
        }
    }

    /// <summary>Takes an object away; its last state under the deletion's version, or null where it changed meanwhile.</summary>
    public Revision? Remove(Revision expected, MapValue last)
    {
        lock (_gate)
        {
            var shelf = ShelfOf(expected.Type.Id);
            if (!ReferenceEquals(shelf.Find(expected.Key), expected))
            {
                return null;
            }

            var version = _version + 1;
            var gone = Stamp(expected.Type, last, version);
            Commit(shelf, new(version, EventKind.Deleted, gone, expected));
            return gone;
        }
    }

    /// <summary>Puts back what a journal kept, before anything else runs.</summary>
    public void Restore(IEnumerable<Revision> revisions, long version)
    {
        lock (_gate)
        {
            // What happened before is not known any more: who asks for it lists again.
            _floor = version;
            Everything = new(history * 4, version);
            foreach (var group in revisions.GroupBy(revision => revision.Type.Id))
            {
                var shelf = ShelfOf(group.Key);
                shelf.Objects = shelf.Objects.Union(group.Select(revision => new Slot(revision.Key, revision)));
            }

            _version = Math.Max(_version, version);
        }
    }

    /// <summary>Ends the writes; whoever comes later is refused.</summary>
    public void Close()
    {
        lock (_gate)
        {
            BeforeCommit = _ => throw new ObjectDisposedException(nameof(ObjectStore));
        }
    }

    private static Revision Stamp(ResourceType type, MapValue value, long version) =>
        new(type, version, value.With(["metadata", "resourceVersion"], version.ToString()));

    private void Commit(Shelf shelf, Change change)
    {
        BeforeCommit?.Invoke(change);
        var others = change.Previous is null ? shelf.Objects : shelf.Objects.Remove(new(change.Object.Key, null));
        shelf.Objects = change.Kind == EventKind.Deleted ? others : others.Add(new(change.Object.Key, change.Object));
        Volatile.Write(ref _version, change.Version);
        shelf.Log.Append(change);
        Everything.Append(change);
    }

    private Shelf ShelfOf(StorageId id) => _shelves.GetOrAdd(id, _ => new(new(history, _floor)));

    private sealed class Shelf(ChangeLog log)
    {
        public ChangeLog Log { get; } = log;

        public ImmutableSortedSet<Slot> Objects { get; set; } = ImmutableSortedSet.Create(Slot.Order);

        public Revision? Find(string key) => Objects.TryGetValue(new(key, null), out var slot) ? slot.Revision : null;
    }
}
