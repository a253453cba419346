using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Offerings;
using Portal.Orders;

namespace Portal.Shell;

/// <summary>What concerns one person, live: what they ordered and what their teams own, as far as they may see it.</summary>
internal sealed class HomeQuery(LiveCluster live, OfferingSource offerings, ResourceLists lists)
{
    private static readonly ResourceQuery Everything = new();

    public IAsyncEnumerable<HomeAnswer> FollowAsync(Caller caller, CancellationToken token) =>
        live.FollowAsync(caller, cluster => Of(cluster, offerings.Current), token);

    /// <summary>
    /// How many things run that the person may see, and how many of them failed: the figures beside the navigation. They stand on every page, so
    /// they are the summary of the list, which all viewers with the same rights share.
    /// </summary>
    public IAsyncEnumerable<RailCounts> FollowCountsAsync(Caller caller, CancellationToken token) => live.FollowAsync(caller, cluster =>
        cluster.Synced && lists.Page(cluster, Everything, (0, 0)).Summary is var summary
            ? new RailCounts(summary.All, summary.ByHealth[(int)HealthState.Failed])
            : RailCounts.None, token);

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
        root.Annotations[OrderAnnotations.RequestedBy] == cluster.Caller.User
        || root.Annotations[OrderAnnotations.Owner] is { } owner && cluster.Sight.IsOwn(owner);

    private static HomeItem ItemOf(VisibleCluster cluster, OfferingSet offerings, KubeObject root)
    {
        var order = OrderReading.Of(cluster, root, offerings);
        return new(
            root.Key.Path,
            order.Title,
            order.Kind,
            order.Application,
            order.Owner,
            OrderReading.IdOf(root) is null ? ObjectPages.Of(root.Key) : order.Page,
            order.Health.State,
            order.Health.Cause,
            root.CreationTimestamp);
    }
}
