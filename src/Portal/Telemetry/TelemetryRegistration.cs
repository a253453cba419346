using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Portal.Telemetry;

/// <summary>What operators see of the portal: probes, metrics, traces. Logs are the host's.</summary>
internal static class TelemetryRegistration
{
    /// <summary>The meter and activity source of the portal's own figures.</summary>
    public const string Name = "Portal";

    private static readonly string[] Meters =
    [
        Name, "System.Runtime", "System.Net.Http", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits",
    ];

    /// <summary>
    /// Metrics for <c>/metrics</c>. With <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> metrics and traces also go there; the other OTEL_ variables are
    /// understood as OpenTelemetry defines them.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<CatalogReady>("catalog").AddCheck<ClusterReady>("cluster");
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("portal"))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.WithTracing(traces => traces.AddSource(Name, "Microsoft.AspNetCore", "System.Net.Http")).UseOtlpExporter();
        }
    }

    /// <summary>
    /// <c>/healthz</c>: the process serves. <c>/readyz</c>: the catalogue is read and the cluster answered, or is named as away; every feature
    /// adds its own check with AddHealthChecks. <c>/metrics</c>: Prometheus' text.
    /// </summary>
    public static void MapTelemetry(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new() { ResponseWriter = ReadyAnswer.WriteAsync }).AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
    }
}
