using Portal.Shell;

namespace Portal.Insights;

internal static class InsightsRegistration
{
    /// <summary>Events, logs and metrics of what is seen in the cluster.</summary>
    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddSettings<InsightsOptions>("Portal:Insights");
        services.AddSingleton<EventReader>();
        services.AddSingleton<EventQuery>();
        services.AddSingleton<LogOffers>();
        services.AddSingleton<LogReader>();
        services.AddSingleton<PrometheusReader>();
        services.AddSingleton<MetricQuery>();
        return services;
    }
}
