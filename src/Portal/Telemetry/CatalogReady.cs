using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Catalog;

namespace Portal.Telemetry;

/// <summary>Ready when the catalogue's files were read once, with problems or without.</summary>
internal sealed class CatalogReady(CatalogSource catalog) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(!ReferenceEquals(catalog.Current, CatalogIndex.Empty) ? HealthCheckResult.Healthy($"read, {catalog.Current.Entities.Length} entities") : HealthCheckResult.Unhealthy("not read yet"));
}
