namespace Portal.Insights;

/// <summary>A time as people say it.</summary>
internal static class Ago
{
    public static string Of(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalSeconds: < 10 } => "just now",
        { TotalSeconds: < 60 } gone => $"{gone.TotalSeconds:0} s ago",
        { TotalMinutes: < 60 } gone => $"{Math.Floor(gone.TotalMinutes)} min ago",
        { TotalHours: < 24 } gone => $"{Math.Floor(gone.TotalHours)} h ago",
        var gone => $"{Math.Floor(gone.TotalDays)} d ago",
    };

    /// <summary>For a title: the exact time.</summary>
    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'");
}
