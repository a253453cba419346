using Portal.Live;

namespace Portal.Offerings;

internal static class OfferingRegistration
{
    public static IServiceCollection AddOfferings(this IServiceCollection services)
    {
        services.AddSingleton<OfferingSource>();
        services.AddSingleton<CreationRights>();
        services.AddSingleton(provider => new OfferingQuery(
            provider.GetRequiredService<OfferingSource>(), provider.GetRequiredService<CreationRights>(),
            provider.GetRequiredService<ClusterSource>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<OfferingFollower>();
        return services;
    }
}
