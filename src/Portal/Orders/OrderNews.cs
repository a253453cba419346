using Portal.Infrastructure;

namespace Portal.Orders;

/// <summary>What is news among orders: those that became Ready or Failed since they were last looked at. The first look is no news.</summary>
public sealed class OrderNews
{
    private Dictionary<string, HealthState>? _last;

    public IReadOnlyList<Order> In(IEnumerable<Order> orders)
    {
        var now = orders.ToList();
        IReadOnlyList<Order> news = _last is null ? [] : [.. now.Where(IsNews)];
        var last = _last ?? [];
        _last = now.GroupBy(order => order.Id).ToDictionary(group => group.Key, group => Remembered(group.First(), last));
        return news;
    }

    private bool IsNews(Order order) =>
        order.Health.State is HealthState.Ready or HealthState.Failed && _last!.GetValueOrDefault(order.Id, HealthState.Progressing) != order.Health.State;

    // What was Ready and cannot be read for a while has not become Ready again.
    private static HealthState Remembered(Order order, Dictionary<string, HealthState> last) =>
        order.Health.State == HealthState.Unknown ? last.GetValueOrDefault(order.Id, HealthState.Progressing) : order.Health.State;
}
