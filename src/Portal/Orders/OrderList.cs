using Portal.Kubernetes.Cache;
using Portal.Live;

namespace Portal.Orders;

/// <summary>Orders, newest first. Before the cluster was read an empty list means nothing.</summary>
/// <param name="Trouble">Why it may be old; null while all is well.</param>
public sealed record OrderList(bool IsRead, LiveList<Order> Orders, StoreTrouble? Trouble = null)
{
    public static OrderList NotRead { get; } = new(false, new([]));
}
