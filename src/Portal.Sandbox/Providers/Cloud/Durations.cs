using System.Globalization;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>Durations as people write them in annotations: 30, 30s, 5m, 1h.</summary>
internal static class Durations
{
    public static TimeSpan? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var unit = text[^1];
        var number = char.IsAsciiDigit(unit) ? text : text[..^1];
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) || count is < 0 or > 1e6)
        {
            return null;
        }

        return unit switch
        {
            'h' => TimeSpan.FromHours(count),
            'm' => TimeSpan.FromMinutes(count),
            _ => TimeSpan.FromSeconds(count),
        };
    }
}
