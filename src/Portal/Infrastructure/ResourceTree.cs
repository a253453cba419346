using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>
/// Claim, composite, parts and their parts as one tree, by the references in their specs (Crossplane 1.x and 2.x). A part that failed makes what
/// it belongs to Failed while that is not Ready, with the part's cause.
/// </summary>
public static class ResourceTree
{
    internal const int Deepest = 16;

    /// <summary>The tree below an object that the person may see; null where they may not.</summary>
    public static Part? Of(VisibleCluster cluster, ObjectKey key) => cluster.Find(key) is { } root ? Of(cluster, root) : null;

    /// <inheritdoc cref="Of(VisibleCluster, ObjectKey)"/>
    public static Part Of(VisibleCluster cluster, KubeObject root) => Build(cluster, root, []);

    /// <summary>The health of an object with what its parts say; worked out once for all viewers where the inventory has it.</summary>
    public static Health HealthOf(VisibleCluster cluster, KubeObject root) =>
        cluster.Inventory.Entries.TryGetValue(root.Key, out var entry) && ReferenceEquals(entry.Object, root) ? entry.Row.Health : Of(cluster, root).Health;

    private static Part Build(VisibleCluster cluster, KubeObject found, HashSet<ObjectKey> above)
    {
        var health = HealthRules.Of(found, cluster.Now, cluster.IsStale(found.Type));
        if (above.Count >= Deepest || !above.Add(found.Key))
        {
            return new(found.Key, health, cluster.Sight.MayRead(found.Key), true, found.CreationTimestamp, new([])) { Fate = found.Fate };
        }

        var parts = new LiveList<Part>(References(found).Select(reference => Child(cluster, found, reference, above)).OfType<Part>());
        above.Remove(found.Key);
        return new(found.Key, WithParts(health, parts), cluster.Sight.MayRead(found.Key), true, found.CreationTimestamp, parts) { Fate = found.Fate };
    }

    /// <summary>What an object refers to as being below it.</summary>
    internal static IEnumerable<ObjectReference> References(KubeObject found) =>
        found.References.Where(reference => reference.Role == ReferenceRole.Composite || ReferenceRole.IsPart(reference.Role));

    private static Part? Child(VisibleCluster cluster, KubeObject parent, ObjectReference reference, HashSet<ObjectKey> above)
    {
        if (reference is not { ApiVersion: { } apiVersion, Kind: { } kind } || cluster.Served.Find(apiVersion, kind) is not { } type)
        {
            return null;
        }

        var key = KeyOf(type, parent, reference);
        return cluster.SummaryOf(key) is { } found && (Belongs(parent, found) || cluster.Sight.Sees(found))
            ? Build(cluster, found, above)
            : new(key, new(HealthState.Unknown, type.Plural == "secrets" ? null : "Not there yet"), cluster.Sight.MayRead(key), false, null, new([]));
    }

    /// <summary>Where a part is: what its reference leaves out is where the parent is.</summary>
    internal static ObjectKey KeyOf(ResourceType type, KubeObject parent, ObjectReference reference) =>
        new(type, type.Namespaced ? reference.Namespace ?? parent.Namespace : null, reference.Name);

    /// <summary>
    /// Whether a part says itself that it belongs to what refers to it. People write references, so a reference alone opens nothing to them.
    /// </summary>
    internal static bool Belongs(KubeObject parent, KubeObject part) =>
        part.Owners.Any(owner => owner.Uid == parent.Uid)
        || part.References.Any(reference => reference.Role == ReferenceRole.Claim && reference.Name == parent.Name && reference.Namespace == parent.Namespace && reference.Kind == parent.Type.Kind);

    private static Health WithParts(Health own, LiveList<Part> parts)
    {
        if (own.State is not (HealthState.Progressing or HealthState.Failed))
        {
            return own;
        }

        var failed = parts.FirstOrDefault(part => part.Health.State == HealthState.Failed);
        return failed is null ? own : new(HealthState.Failed, failed.Health.Cause ?? own.Cause);
    }
}
