namespace Portal.Insights;

/// <summary>One sample.</summary>
public readonly record struct MetricPoint(DateTimeOffset At, double Value);
