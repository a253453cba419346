namespace Portal.Infrastructure;

/// <summary>Something that a list can be narrowed to, and how many rows it has.</summary>
public sealed record ListChoice(string Value, string Label, int Count);
