using Portal.Live;

namespace Portal.Insights;

/// <summary>How something was over time; at least two samples. <paramref name="Of"/> names the object.</summary>
public sealed record MetricSeries(string Title, string Of, MetricUnit Unit, LiveList<MetricPoint> Points)
{
    public double Last => Points[^1].Value;

    public double Least => Points.Min(point => point.Value);

    public double Most => Points.Max(point => point.Value);

    /// <summary>The chart for those who do not see it.</summary>
    public string Words =>
        $"{Title} of {Of}: {MetricTerms.Of(Last, Unit)} now, between {MetricTerms.Of(Least, Unit)} and {MetricTerms.Of(Most, Unit)} since {Points[0].At.UtcDateTime:HH:mm} UTC.";
}
