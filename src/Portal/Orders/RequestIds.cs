namespace Portal.Orders;

/// <summary>Ids of orders. They are addresses, not secrets.</summary>
public sealed class RequestIds(TimeProvider time)
{
    public string Next() => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
