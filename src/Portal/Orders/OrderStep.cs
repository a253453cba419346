namespace Portal.Orders;

/// <summary>The steps of ordering.</summary>
public enum OrderStep
{
    Details,
    Options,
    Review,
}
