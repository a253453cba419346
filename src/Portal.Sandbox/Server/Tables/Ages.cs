using System.Globalization;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Ages as kubectl shows them: 5s, 3m20s, 2h5m, 4d, 1y30d.</summary>
internal static class Ages
{
    public static Value Since(Value? stamp, DateTimeOffset now) =>
        DateTimeOffset.TryParse(stamp?.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then) ? Text(now - then) : "<unknown>";

    public static string Text(TimeSpan age)
    {
        var seconds = (long)age.TotalSeconds;
        var (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 120 => $"{seconds}s",
            < 600 => seconds % 60 == 0 ? $"{minutes}m" : $"{minutes}m{seconds % 60}s",
            < 10_800 => $"{minutes}m",
            < 28_800 => minutes % 60 == 0 ? $"{hours}h" : $"{hours}h{minutes % 60}m",
            < 172_800 => $"{hours}h",
            < 691_200 => hours % 24 == 0 ? $"{days}d" : $"{days}d{hours % 24}h",
            < 63_072_000 => $"{days}d",
            < 252_288_000 => days % 365 == 0 ? $"{days / 365}y" : $"{days / 365}y{days % 365}d",
            _ => $"{days / 365}y",
        };
    }
}
