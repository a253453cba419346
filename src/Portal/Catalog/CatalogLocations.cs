using Microsoft.Extensions.Options;
using Portal.Kubernetes.Access;

namespace Portal.Catalog;

/// <summary>The locations that the catalog is read from: those of the settings, else in sandbox mode the demo's files beside the program.</summary>
internal sealed class CatalogLocations(IOptions<CatalogOptions> options, IOptions<ClusterOptions> cluster)
{
    private static readonly string Demo = Path.Combine(AppContext.BaseDirectory, "seed", "catalog");

    public IReadOnlyList<CatalogLocation> All { get; } = options.Value.Locations.Count > 0
        ? [.. options.Value.Locations.Select(location => new CatalogLocation(location.Type.ToLowerInvariant(), location.Target))]
        : cluster.Value.Mode == ClusterMode.Sandbox && Directory.Exists(Demo) ? [new(CatalogLocation.File, Demo)] : [];
}
