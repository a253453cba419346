using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>
/// The cluster as one person may see it, at one moment: the only way in which pages, the hub and the API read it, so that none can forget
/// permission. Remembers which kinds were read, so that a live query is asked again only when one of them changed.
/// </summary>
public sealed class VisibleCluster(ClusterView view, Sight sight, DateTimeOffset now)
{
    private readonly HashSet<KindId> _read = [];
    private bool _readKinds;
    private bool _readSync;
    private bool _readTrouble;
    private bool _readServed;
    private Inventory? _inventory;

    public Sight Sight => sight;

    public Caller Caller => sight.Caller;

    public DateTimeOffset Now => now;

    public ServedKinds Served
    {
        get
        {
            _readServed = true;
            return view.Served;
        }
    }

    /// <summary>Whether everything watched was listed once; before that emptiness means nothing.</summary>
    public bool Synced
    {
        get
        {
            _readSync = true;
            return view.Synced;
        }
    }

    /// <summary>Why what is shown may be behind the cluster, oldest first; null while all watches run.</summary>
    public StoreTrouble? Trouble
    {
        get
        {
            _readTrouble = true;
            return view.Trouble;
        }
    }

    /// <summary>The object, if the person may see it.</summary>
    public KubeObject? Find(ObjectKey key) => Unchecked(key) is { } found && sight.Sees(found) ? found : null;

    /// <summary>All objects of a kind that the person may see.</summary>
    public IEnumerable<KubeObject> All(ResourceType type) => Snapshot(type)?.Objects.Values.Where(sight.Sees) ?? [];

    /// <summary>All objects of a kind in a namespace that the person may see.</summary>
    public IEnumerable<KubeObject> InNamespace(ResourceType type, string ns) => Snapshot(type)?.InNamespace(ns).Where(sight.Sees) ?? [];

    /// <summary>All that plays a role and that the person may see.</summary>
    public IEnumerable<KubeObject> All(KindRole role) => Kinds(role).SelectMany(kind => All(kind.Type));

    /// <summary>
    /// What people ordered: claims, and composites that no claim owns. Parts are not among them, not even those that are composites themselves.
    /// </summary>
    public IEnumerable<KubeObject> Roots() => All(KindRole.Claim).Concat(All(KindRole.Composite).Where(composite =>
        composite.Controller is null && !composite.References.Any(reference => reference.Role == ReferenceRole.Claim)));

    /// <summary>The namespaces in which the person may read something that people run. Rules that everybody has (reviews of oneself) do not count.</summary>
    public IEnumerable<string> NamespacesInSight()
    {
        List<ResourceType> kinds = [.. view.Stores.Values.Where(kind => kind is { Type.Namespaced: true, Role: KindRole.Claim or KindRole.Composite or KindRole.Workload }).Select(kind => kind.Type)];
        _readKinds = true;
        return sight.Namespaces.Keys.Where(ns => kinds.Exists(type => sight.MayRead(new(type, ns, ""))));
    }

    /// <summary>The watched kinds that play a role. Their unfiltered snapshots are for counts of the watch itself, never for objects.</summary>
    public IEnumerable<WatchedKind> Kinds(KindRole role)
    {
        _readKinds = true;
        return view.Stores.Values.Where(kind => kind.Role == role);
    }

    /// <summary>Whether the portal watches the kind, so that it can be read here at all.</summary>
    public bool IsWatched(ResourceType type)
    {
        _readKinds = true;
        return view.Stores.ContainsKey(KindId.Of(type));
    }

    /// <summary>Whether the kind's watch is in trouble, so that what is known of its objects may be old.</summary>
    public bool IsStale(ResourceType type) => view.IsStale(type);

    /// <summary>
    /// An object whatever the person may read: only for what design.md section 6 grants with a composite that they may see, which is kind, name,
    /// health and cause of its parts. Never show more of it.
    /// </summary>
    public KubeObject? SummaryOf(ObjectKey key) => Unchecked(key);

    /// <summary>Everything that people run, with health, unfiltered: for <see cref="Infrastructure"/> alone, which filters it.</summary>
    internal Inventory Inventory => _inventory ??= view.Derived.Inventory(view, now);

    /// <summary>Whether nothing that was read is different in another view.</summary>
    internal bool ReadsTheSame(ClusterView other)
    {
        if (ReferenceEquals(view, other))
        {
            return true;
        }

        return (!_readServed || ReferenceEquals(view.Served, other.Served))
            && (!_readKinds || SameKinds(view, other))
            && (!_readSync || view.Synced == other.Synced)
            && (!_readTrouble || view.Trouble == other.Trouble)
            && (_inventory is null || ReferenceEquals(_inventory, other.Derived.Inventory(other, now)))
            && _read.All(id => Version(view, id) == Version(other, id));
    }

    private static bool SameKinds(ClusterView one, ClusterView other) =>
        one.Stores.Count == other.Stores.Count && one.Stores.All(kind => other.Stores.TryGetValue(kind.Key, out var twin) && twin.Role == kind.Value.Role);

    private static long Version(ClusterView of, KindId id) => of.Stores.GetValueOrDefault(id)?.Snapshot.Version ?? -1;

    private KubeObject? Unchecked(ObjectKey key)
    {
        // Stores are kept by group and plural; the object is found whatever version of the kind the key names.
        if (!view.Stores.TryGetValue(KindId.Of(key.Type), out var kind))
        {
            _read.Add(KindId.Of(key.Type));
            return null;
        }

        _read.Add(KindId.Of(key.Type));
        return kind.Snapshot.Find(key.Type == kind.Type ? key : key with { Type = kind.Type });
    }

    private StoreSnapshot? Snapshot(ResourceType type)
    {
        _read.Add(KindId.Of(type));
        return view.Snapshot(type);
    }
}
