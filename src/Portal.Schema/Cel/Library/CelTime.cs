using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Schema.Passes;

namespace Portal.Schema.Cel;

/// <summary>Durations as Go writes them, timestamps as RFC 3339 does, and what can be asked of both.</summary>
internal static partial class CelTime
{
    public static TimeSpan? Duration(string text)
    {
        if (text is "0" or "+0" or "-0")
        {
            return TimeSpan.Zero;
        }

        if (!Whole().IsMatch(text))
        {
            return null;
        }

        var nanoseconds = 0m;
        foreach (Match match in Part().Matches(text))
        {
            nanoseconds += decimal.Parse($"0{match.Groups["n"].Value.TrimEnd('.')}", CultureInfo.InvariantCulture) * Unit(match.Groups["u"].Value);
            if (nanoseconds > long.MaxValue)
            {
                return null;
            }
        }

        return TimeSpan.FromTicks((long)(nanoseconds / 100) * (text[0] == '-' ? -1 : 1));
    }

    public static DateTimeOffset? Timestamp(string text) =>
        Formats.Fits("date-time", text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);

    public static object OfTimestamp(DateTimeOffset time, string name, object?[] arguments)
    {
        var local = arguments switch
        {
            [] => time.UtcDateTime,
            [string zone] => In(time, zone),
            _ => throw CelFault.NoOverload,
        };
        return name switch
        {
            "getFullYear" => (long)local.Year,
            "getMonth" => (long)local.Month - 1,
            "getDate" => (long)local.Day,
            "getDayOfMonth" => (long)local.Day - 1,
            "getDayOfWeek" => (long)local.DayOfWeek,
            "getDayOfYear" => (long)local.DayOfYear - 1,
            "getHours" => (long)local.Hour,
            "getMinutes" => (long)local.Minute,
            "getSeconds" => (long)local.Second,
            "getMilliseconds" => (long)local.Millisecond,
            _ => throw CelFault.NoOverload,
        };
    }

    public static object OfDuration(TimeSpan span, string name, object?[] arguments) => (name, arguments.Length) switch
    {
        ("getHours", 0) => (long)span.TotalHours,
        ("getMinutes", 0) => (long)span.TotalMinutes,
        ("getSeconds", 0) => (long)span.TotalSeconds,
        ("getMilliseconds", 0) => (long)span.TotalMilliseconds,
        _ => throw CelFault.NoOverload,
    };

    /// <summary>A zone is a name or a distance from UTC.</summary>
    private static DateTime In(DateTimeOffset time, string zone)
    {
        if (Distance().Match(zone) is { Success: true } match)
        {
            var distance = new TimeSpan(int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture), 0);
            return time.UtcDateTime + (zone[0] == '-' ? -distance : distance);
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(zone.Length == 0 ? "UTC" : zone, out var found)
            ? TimeZoneInfo.ConvertTime(time, found).DateTime
            : throw new CelFault($"unknown time zone {zone}");
    }

    private static decimal Unit(string unit) => unit switch
    {
        "h" => 3_600_000_000_000m,
        "m" => 60_000_000_000m,
        "s" => 1_000_000_000m,
        "ms" => 1_000_000m,
        "ns" => 1m,
        _ => 1_000m,
    };

    [GeneratedRegex(@"^[-+]?(([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})(ns|us|µs|μs|ms|s|m|h))+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<n>[0-9]+(\.[0-9]*)?|\.[0-9]+)(?<u>ns|us|µs|μs|ms|s|m|h)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"^[-+]?(?<h>[0-9]{2}):(?<m>[0-9]{2})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Distance();
}
