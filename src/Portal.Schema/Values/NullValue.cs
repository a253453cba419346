namespace Portal.Schema.Values;

public sealed record NullValue : Value;
