using Portal.Live;

namespace Portal.Orders;

/// <summary>Orders, newest first. Before the cluster was read an empty list means nothing.</summary>
public sealed record OrderList(bool IsRead, LiveList<Order> Orders)
{
    public static OrderList NotRead { get; } = new(false, new([]));
}
