using Microsoft.Extensions.Options;
using Portal.Shell;

namespace Portal.Catalog;

internal static class CatalogRegistration
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddSettings<CatalogOptions>(CatalogOptions.Section);
        services.AddSingleton<IValidateOptions<CatalogOptions>, CatalogOptionsCheck>();
        services.AddSingleton<CatalogLocations>();
        services.AddSingleton(provider => new CatalogSource(
            provider.GetRequiredService<CatalogLocations>(), provider.GetRequiredService<IOptions<CatalogOptions>>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CatalogSource>>()));
        services.AddHostedService(provider => provider.GetRequiredService<CatalogSource>());
        return services;
    }
}
