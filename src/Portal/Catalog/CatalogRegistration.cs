using Microsoft.Extensions.Options;
using Portal.Catalog.Api;
using Portal.Live;
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
        services.AddSingleton<LiveProjection>();
        services.AddSingleton(provider => new CatalogViews(
            provider.GetRequiredService<CatalogSource>(), provider.GetRequiredService<LiveCluster>(), provider.GetRequiredService<LiveProjection>()));
        services.AddSingleton<SearchCache>();
        services.AddHostedService(provider => provider.GetRequiredService<CatalogSource>());
        return services;
    }

    public static void MapCatalog(this IEndpointRouteBuilder routes) => routes.MapCatalogApi();
}
