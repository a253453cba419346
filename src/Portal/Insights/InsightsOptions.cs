namespace Portal.Insights;

/// <summary>The settings under <c>Portal:Insights</c>.</summary>
public sealed class InsightsOptions
{
    public PrometheusOptions Prometheus { get; set; } = new();

    /// <summary>Where Crossplane's providers run.</summary>
    public string ProviderNamespace { get; set; } = "crossplane-system";
}
