namespace Portal.Orders;

internal static class OrderRegistration
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddSingleton<OrderPlacer>();
        services.AddSingleton<OrderQuery>();
        return services;
    }
}
