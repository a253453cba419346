using System.Globalization;

namespace Portal.Insights;

/// <summary>Samples as the points of an SVG line within a box. A line that never changes lies in its middle.</summary>
internal static class ChartLine
{
    private const double Margin = 4;

    public static string Of(IReadOnlyList<MetricPoint> points, double width, double height)
    {
        var (from, to) = (points[0].At, points[^1].At);
        var (least, most) = (points.Min(point => point.Value), points.Max(point => point.Value));
        var span = Math.Max((to - from).TotalSeconds, 1);
        return string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture,
            $"{(point.At - from).TotalSeconds / span * width:0.#},{Y(point.Value, least, most, height):0.#}")));
    }

    private static double Y(double value, double least, double most, double height) =>
        most - least < double.Epsilon ? height / 2 : height - Margin - ((value - least) / (most - least) * (height - (2 * Margin)));
}
