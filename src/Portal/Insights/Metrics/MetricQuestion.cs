namespace Portal.Insights;

/// <summary>One question to Prometheus about one object, and how its answer is called.</summary>
internal sealed record MetricQuestion(string Title, MetricUnit Unit, string Query);
