namespace Portal.Schema.Cel;

/// <summary>An entry of a map literal; an optional one (<c>{?k: x}</c>) is left out where it has no value.</summary>
internal readonly record struct CelEntry(CelNode Key, CelNode Value, bool IsOptional);
