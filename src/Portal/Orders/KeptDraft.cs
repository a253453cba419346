namespace Portal.Orders;

/// <summary>An unfinished order as it is kept: the text of its document and the choices beside it.</summary>
public sealed record KeptDraft(string Text, OrderChoices Choices, bool SecretFollowsName, string RequestId, string? Tried, DateTimeOffset At);
