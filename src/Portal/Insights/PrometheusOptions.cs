namespace Portal.Insights;

/// <summary>The Service behind which Prometheus answers; it is asked through the API server, as the person.</summary>
public sealed class PrometheusOptions
{
    public string Namespace { get; set; } = "monitoring";

    public string Service { get; set; } = "prometheus";

    /// <summary>The Service's port by number or name; with <c>https:</c> before the Service's name it is spoken to over TLS.</summary>
    public string Port { get; set; } = "9090";
}
