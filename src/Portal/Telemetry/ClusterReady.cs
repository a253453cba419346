using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Live;

namespace Portal.Telemetry;

/// <summary>
/// Ready when the cluster answered, or is named as away: then pages say so and the portal recovers alone, which a restart would not help.
/// </summary>
internal sealed class ClusterReady(ClusterSource cluster, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(cluster.Current switch
    {
        { Away: { } away } => HealthCheckResult.Degraded($"away for {(time.GetUtcNow() - away.Since).TotalSeconds:F0} s"),
        { Synced: true } view => HealthCheckResult.Healthy($"read, {view.Stores.Count} kinds"),
        _ => HealthCheckResult.Unhealthy("not read yet"),
    });
}
