namespace Portal.Catalog;

/// <summary>How long ago something was, in the largest fitting unit.</summary>
internal static class Age
{
    public static string Of(DateTimeOffset? since, DateTimeOffset now) => since is { } then ? Of(now - then) : "";

    private static string Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 60 } => $"{Math.Max(0, (int)age.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{(int)age.TotalMinutes} min",
        { TotalHours: < 48 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} days",
    };
}
