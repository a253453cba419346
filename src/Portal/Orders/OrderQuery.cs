using Portal.Catalog;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Offerings;

namespace Portal.Orders;

/// <summary>Orders as one person may see them, live. An order that is not there and one that is not theirs to see give the same answer.</summary>
public sealed class OrderQuery(LiveCluster live, OfferingSource offerings)
{
    /// <summary>Everything ordered through the portal that the person may see, newest first.</summary>
    public IAsyncEnumerable<OrderList> FollowAsync(Caller caller, CancellationToken token) =>
        live.FollowAsync(caller, cluster => new OrderList(
            IsRead(cluster), OrderReading.All(cluster, offerings.Current), cluster.Trouble), token);

    /// <summary>One order and how far it is.</summary>
    public IAsyncEnumerable<OrderAnswer> FollowAsync(Caller caller, string id, CancellationToken token)
    {
        ObjectKey? known = null;
        return live.FollowAsync(caller, cluster =>
        {
            var root = known is not null && cluster.Find(known) is { } same && OrderReading.IdOf(same) == id ? same : OrderReading.Find(cluster, id);
            known = root?.Key;
            return new OrderAnswer(root is not null || IsRead(cluster), root is null ? null : ProgressOf(cluster, root, offerings.Current), cluster.Trouble);
        }, token);
    }

    // A control plane that is away, or a kind that cannot be listed, must not keep everything else from being shown.
    private bool IsRead(VisibleCluster cluster) => cluster.Trouble is not null || (cluster.Synced && offerings.Current.IsRead);

    public static OrderProgress ProgressOf(VisibleCluster cluster, KubeObject root, OfferingSet offerings)
    {
        var offering = offerings.Of(root.Type);
        var order = OrderReading.Of(cluster, root, offerings);
        var team = EntityRef.TryParse(offering?.Look.Owner, "group", EntityRef.DefaultNamespace, out var owner) ? owner.Name : null;
        return new(
            order,
            OrderTimeline.Of(cluster, root, offering),
            UsualTime.Of(cluster, root.Type),
            order.Health.State == HealthState.Failed ? OrderAdvice.For(order.Health.Cause, team) : null);
    }
}
