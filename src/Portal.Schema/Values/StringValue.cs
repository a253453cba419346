namespace Portal.Schema.Values;

public sealed record StringValue(string Content) : Value;
