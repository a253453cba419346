namespace Portal.Infrastructure;

/// <summary>One line of a list: a row, or the heading of an owner's rows with how many there are.</summary>
public sealed record ListEntry(ResourceRow? Row, string? Owner, int Count);
