namespace Portal.Insights;

/// <summary>What a metric counts.</summary>
public enum MetricUnit
{
    Count,
    Percent,
    Bytes,
    Seconds,
    PerSecond,
    Cores,
}
