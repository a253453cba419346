using Portal.Live;

namespace Portal.Insights;

/// <summary>What Prometheus knows. <paramref name="Why"/> is said once, where it knows nothing.</summary>
public sealed record MetricAnswer(LiveList<MetricSeries> Series, string? Why)
{
    /// <summary>Nothing of the kind is measured, so nothing is said either.</summary>
    public static MetricAnswer Silent { get; } = new(new([]), null);
}
