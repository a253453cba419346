using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>Reads one entry of the inventory from a view; null for what is gone or is a part of something else.</summary>
internal sealed class InventoryReader(ClusterView view, DateTimeOffset now)
{
    private static readonly KindId NamespacesId = new("", "namespaces");
    private readonly WatchedKind? _namespaces = view.Stores.GetValueOrDefault(NamespacesId);

    public InventoryEntry? Read(ObjectKey key)
    {
        if (view.Stores.GetValueOrDefault(KindId.Of(key.Type)) is not { } kind || kind.Type != key.Type
            || kind.Snapshot.Find(key) is not { } found || IsPart(found, kind.Role))
        {
            return null;
        }

        var walk = new HealthWalk(view, now);
        var health = walk.Of(found);
        var reads = new List<ObjectKey>(walk.Reads);
        var row = new ResourceRow(
            key, found.Uid, KindTitles.Of(key.Type), OwnerOf(found, reads), Ownership.ApplicationOf(found), found.CreationTimestamp, health, kind.Role == KindRole.Workload);
        return new(found, row, reads, walk.Until);
    }

    private static bool IsPart(KubeObject found, KindRole role) => role switch
    {
        KindRole.Claim => false,
        KindRole.Composite => found.Controller is not null || found.References.Any(reference => reference.Role == ReferenceRole.Claim),
        _ => found.Controller is not null,
    };

    /// <summary>Its own owner, else its namespace's.</summary>
    private string? OwnerOf(KubeObject found, List<ObjectKey> reads)
    {
        var owner = Ownership.OwnerOf(found);
        if (owner is null && found.Namespace is { } ns && _namespaces is not null)
        {
            var key = new ObjectKey(_namespaces.Type, null, ns);
            reads.Add(key);
            owner = _namespaces.Snapshot.Find(key) is { } home ? Ownership.OwnerOf(home) : null;
        }

        return owner is null ? null : Ownership.Short(owner);
    }
}
