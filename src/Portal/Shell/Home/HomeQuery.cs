using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Offerings;

namespace Portal.Shell;

/// <summary>What concerns one person, live: what they ordered and what their teams own, as far as they may see it.</summary>
internal sealed class HomeQuery(LiveCluster live, OfferingSource offerings)
{
    public IAsyncEnumerable<HomeAnswer> FollowAsync(Caller caller, CancellationToken token) =>
        live.FollowAsync(caller, cluster => Of(cluster, offerings.Current), token);

    /// <summary>How many things run that the person may see, and how many of them failed: the figures beside the navigation.</summary>
    public IAsyncEnumerable<RailCounts> FollowCountsAsync(Caller caller, CancellationToken token) => live.FollowAsync(caller, cluster =>
    {
        var roots = cluster.Roots().ToList();
        return cluster.Synced ? new RailCounts(roots.Count, roots.Count(root => ResourceTree.HealthOf(cluster, root).State == HealthState.Failed)) : RailCounts.None;
    }, token);

    public static HomeAnswer Of(VisibleCluster cluster, OfferingSet offerings)
    {
        var items = cluster.Roots().Where(root => Concerns(cluster, root)).Select(root => ItemOf(cluster, offerings, root)).OrderByDescending(item => item.Since).ToList();
        return new(
            cluster.Synced,
            new(items.Where(item => item.Health is HealthState.Failed)),
            new(items.Where(item => item.Health is HealthState.Progressing or HealthState.Deleting)),
            items.Count(item => item.Health is HealthState.Ready),
            cluster.Trouble?.Since);
    }

    private static bool Concerns(VisibleCluster cluster, KubeObject root) =>
        root.Annotations["portal.internal/requested-by"] == cluster.Caller.User
        || root.Annotations["portal.internal/owner"] is { } owner && cluster.Sight.IsOwn(owner);

    private static HomeItem ItemOf(VisibleCluster cluster, OfferingSet offerings, KubeObject root)
    {
        var health = ResourceTree.HealthOf(cluster, root);
        var order = root.Annotations["portal.internal/request-id"];
        return new(
            root.Key.Path,
            root.Annotations["portal.internal/title"] ?? root.Name,
            offerings.Of(root.Type)?.Look.Title ?? KindWords.Of(root.Type),
            root.Annotations["portal.internal/dependency-of"],
            root.Annotations["portal.internal/owner"],
            order is null ? ObjectPages.Of(root.Key) : $"create/tasks/{Uri.EscapeDataString(order)}",
            health.State,
            health.Cause,
            root.CreationTimestamp);
    }
}
