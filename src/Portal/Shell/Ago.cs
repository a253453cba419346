namespace Portal.Shell;

/// <summary>Times as people say them.</summary>
public static class Ago
{
    /// <summary>"just now", "4 min ago", "3 h ago", "12 days ago". A time ahead is just now: clocks differ.</summary>
    public static string Of(DateTimeOffset then, DateTimeOffset now) => now - then is var age && age < TimeSpan.FromSeconds(10) ? "just now" : $"{Length(age)} ago";

    /// <summary>The largest unit that fits: "45 s", "4 min", "3 h", "12 days".</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalSeconds: < 60 } => $"{Math.Max(0, (int)length.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{(int)length.TotalMinutes} min",
        { TotalHours: < 48 } => $"{(int)length.TotalHours} h",
        _ => $"{(int)length.TotalDays} days",
    };
}
