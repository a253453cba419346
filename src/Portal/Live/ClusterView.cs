using System.Collections.Immutable;
using Portal.Identity;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>
/// Everything that the portal watches, at one moment: immutable, shared by all circuits, unfiltered. Pages never see it; they see it as
/// <see cref="VisibleCluster"/> lets their person.
/// </summary>
/// <param name="Served">Every kind that the API server serves; empty before the first discovery.</param>
/// <param name="Stores">The watched kinds by group and plural.</param>
public sealed record ClusterView(ServedKinds Served, ImmutableDictionary<KindId, WatchedKind> Stores)
{
    public static ClusterView Empty { get; } = new(ServedKinds.None, ImmutableDictionary<KindId, WatchedKind>.Empty);

    /// <summary>Why discovery fails, where it does.</summary>
    public StoreTrouble? Away { get; init; }

    /// <summary>Whether discovery succeeded once and every watched kind was listed once.</summary>
    public bool Synced => Served.Types.Count > 0 && Stores.Values.All(kind => kind.Snapshot.Synced);

    /// <summary>Why what is known may be behind the cluster, oldest first; null while all watches run.</summary>
    public StoreTrouble? Trouble => Away ?? Stores.Values.Select(kind => kind.Snapshot.Trouble)
        .Where(trouble => trouble is { IsNotServed: false, IsForbidden: false }).MinBy(trouble => trouble!.Since);

    /// <summary>Whether the kind's watch is in trouble, so that what is known of its objects may be old.</summary>
    public bool IsStale(ResourceType type) => Snapshot(type)?.Trouble is { IsNotServed: false };

    public StoreSnapshot? Snapshot(ResourceType type) => Stores.GetValueOrDefault(KindId.Of(type))?.Snapshot;

    public SightScope Scope => Derived.Scope(this);

    /// <summary>Grows from view to view of one source.</summary>
    internal long Number { get; init; }

    /// <summary>What is worked out of a view once for all who look at it; it goes along from view to view.</summary>
    internal DerivedViews Derived { get; init; } = new();
}
