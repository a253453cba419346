namespace Portal.Catalog;

/// <summary>One choice of a filter: its value in the address, its name, and how many rows it would show with the other filters as they are.</summary>
public sealed record FacetValue(string Value, string Label, int Count);
