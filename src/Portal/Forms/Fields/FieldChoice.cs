using Portal.Schema.Values;

namespace Portal.Forms.Fields;

/// <summary>One member of an enum, or "not set" where <paramref name="Value"/> is null. <paramref name="Key"/> is its place in the page.</summary>
public sealed record FieldChoice(string Key, string Words, Value? Value);
