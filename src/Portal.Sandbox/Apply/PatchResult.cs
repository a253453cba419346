using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>What a patch made of the object, or why it cannot be applied.</summary>
internal sealed record PatchResult(Value? Value, string? Error);
