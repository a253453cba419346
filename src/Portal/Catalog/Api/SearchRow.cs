namespace Portal.Catalog.Api;

/// <summary>One searchable fact of an entity.</summary>
/// <param name="Key">The path in lower case.</param>
/// <param name="Value">The value in lower case; null where there is none or it is too long to be searched.</param>
/// <param name="Original">The value as it is written.</param>
internal readonly record struct SearchRow(string Key, string? Value, string? Original);
