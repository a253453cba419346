using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Schema.Cel;

/// <summary>Durations as Go writes them.</summary>
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

        var nanoseconds = Part().Matches(text).Sum(match => double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) * Unit(match.Groups["u"].Value));
        return TimeSpan.FromTicks((long)(nanoseconds / 100) * (text[0] == '-' ? -1 : 1));
    }

    private static double Unit(string unit) => unit switch
    {
        "h" => 3.6e12,
        "m" => 6e10,
        "s" => 1e9,
        "ms" => 1e6,
        "ns" => 1,
        _ => 1e3,
    };

    [GeneratedRegex(@"^[-+]?(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<n>[0-9]+(\.[0-9]*)?|\.[0-9]+)(?<u>ns|us|µs|μs|ms|s|m|h)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
