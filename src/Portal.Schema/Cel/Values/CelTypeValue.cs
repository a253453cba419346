namespace Portal.Schema.Cel;

/// <summary>A type as a value, by its name.</summary>
internal sealed record CelTypeValue(string Name);
