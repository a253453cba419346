namespace Portal.Insights;

/// <summary>What happened to something, repeated as often as <paramref name="Count"/> says.</summary>
/// <param name="Kind">The kind of what it happened to.</param>
/// <param name="Object">Its name.</param>
/// <param name="IsOwn">Whether it is the object itself, not one of its parts.</param>
/// <param name="Words">The reason, read as words.</param>
public sealed record EventRow(
    string Kind, string Object, bool IsOwn, bool IsWarning, string Words, string Message, int Count, DateTimeOffset First, DateTimeOffset Last, string Source);
