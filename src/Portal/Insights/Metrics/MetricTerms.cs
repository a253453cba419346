using System.Globalization;

namespace Portal.Insights;

/// <summary>Numbers with their units, as people read them.</summary>
internal static class MetricTerms
{
    private static readonly string[] Sizes = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    public static string Of(double value, MetricUnit unit) => unit switch
    {
        MetricUnit.Percent => $"{Short(value)} %",
        MetricUnit.Bytes => Bytes(value),
        MetricUnit.Seconds => value < 1 ? $"{Short(value * 1000)} ms" : $"{Short(value)} s",
        MetricUnit.PerSecond => $"{Short(value)} /s",
        MetricUnit.Cores => value < 1 ? $"{Short(value * 1000)} millicores" : $"{Short(value)} cores",
        _ => Short(value),
    };

    private static string Bytes(double value)
    {
        var size = 0;
        while (Math.Abs(value) >= 1024 && size < Sizes.Length - 1)
        {
            value /= 1024;
            size++;
        }

        return $"{Short(value)} {Sizes[size]}";
    }

    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
