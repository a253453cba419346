namespace Portal.Schema.Cel;

/// <summary>An item of a list literal; an optional one (<c>[?x]</c>) is left out where it has no value.</summary>
internal readonly record struct CelElement(CelNode Value, bool IsOptional);
