using System.Globalization;

namespace Portal.Insights;

/// <summary>The time that the API server, and many programs, write before a line.</summary>
internal static class LogTime
{
    /// <summary>Null for the time where the line has none.</summary>
    public static (DateTimeOffset? At, string Text) Split(string raw)
    {
        var space = raw.AsSpan().IndexOfAny(' ', '\t');
        var stamp = space < 0 ? raw : raw[..space];
        return stamp.Length is > 18 and < 40 && DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? (at, space < 0 ? "" : raw[(space + 1)..])
            : (null, raw);
    }
}
