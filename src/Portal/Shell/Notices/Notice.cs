namespace Portal.Shell;

/// <summary>Something a person wants to know whatever page they are on.</summary>
/// <param name="Text">One plain sentence, such as "orders-db is ready".</param>
/// <param name="Href">The page to go to, relative to the portal's base; null where there is none.</param>
/// <param name="At">When it happened.</param>
public sealed record Notice(long Id, NoticeKind Kind, string Text, string? Href, DateTimeOffset At)
{
    /// <summary>Whether it still stands in the corner of the page.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>Whether the person has looked at the list since.</summary>
    public bool Read { get; init; }
}
