using Microsoft.Extensions.Options;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Catalog;

/// <summary>Shows what was ordered in the cluster as entities: pure, over what one person may see.</summary>
internal sealed class LiveProjection(CatalogSource files, IOptions<CatalogOptions> options)
{
    private readonly LiveAnnotations _annotations = new(options.Value.AnnotationPrefix);

    public LiveCatalog Of(VisibleCluster cluster)
    {
        var owners = OfferingOwners.Of(files.Current);
        var taken = new HashSet<EntityRef>();
        var entities = cluster.Roots()
            .Where(root => !_annotations.IsExcluded(root))
            .OrderBy(root => root.Key.Path, StringComparer.Ordinal)
            .Select(root => Entity(cluster, root, owners, taken))
            .ToList();
        var workloads = cluster.All(KindRole.Workload).OrderBy(workload => workload.Key.Path, StringComparer.Ordinal).Select(workload => Workload(cluster, workload));
        return new(new(entities), new(workloads), cluster.Synced);
    }

    private LiveEntity Entity(VisibleCluster cluster, KubeObject root, OfferingOwners owners, HashSet<EntityRef> taken)
    {
        var health = ResourceTree.HealthOf(cluster, root);
        var owner = _annotations.Owner(root) ?? owners.Of(root, cluster.Served);
        var entity = new LiveDocument(root, _annotations, owner, IsTaken(root, taken)).Entity();
        taken.Add(entity.Ref);
        return new(entity, root.Key, health.State, health.Cause, root.CreationTimestamp);
    }

    private static bool IsTaken(KubeObject root, HashSet<EntityRef> taken) => taken.Contains(LiveDocument.RefOf(root));

    private static LiveWorkload Workload(VisibleCluster cluster, KubeObject workload)
    {
        var health = HealthRules.Of(workload, cluster.Now, cluster.IsStale(workload.Type));
        return new(workload.Key, workload.Labels, health.State, health.Cause, workload.CreationTimestamp);
    }
}
