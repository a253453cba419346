using System.Globalization;

namespace Portal.Sandbox.Server;

/// <summary>The time as Kubernetes writes it.</summary>
internal static class Clock
{
    public static string Stamp(this TimeProvider time) => Stamp(time.GetUtcNow());

    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>With fractions of a second, for what must not be a second early.</summary>
    public static string Precise(TimeProvider time) => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string? stamp) =>
        DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
