namespace Portal.Insights;

/// <summary>One line of a log. <paramref name="Number"/> grows within one view.</summary>
public sealed record LogLine(long Number, DateTimeOffset? At, string Text);
