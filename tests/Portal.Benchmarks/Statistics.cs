namespace Portal.Benchmarks;

/// <summary>The few figures that the suite reports of many.</summary>
internal static class Statistics
{
    public static double Median(IReadOnlyCollection<double> values) => Percentile(values, 50);

    public static double Percentile(IReadOnlyCollection<double> values, double percent)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, Math.Round((sorted.Count - 1) * percent / 100))];
    }

    /// <summary>The least-squares line through the points: what each further unit of x costs, and what nothing costs.</summary>
    public static (double Slope, double Intercept) Line(IReadOnlyCollection<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var slope = points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
        return (slope, y - slope * x);
    }
}
