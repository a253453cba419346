namespace Portal.Orders;

internal static class OrderRegistration
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddSingleton<OrderPlacer>();
        services.AddSingleton<OrderQuery>();
        services.AddSingleton<OrderOriginal>();
        services.AddSingleton<OrderEditor>();
        services.AddSingleton<OrderStart>();
        services.AddSingleton<DraftShelf>();
        services.AddSingleton<RequestIds>();
        return services;
    }
}
