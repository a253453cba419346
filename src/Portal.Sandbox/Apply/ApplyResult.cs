using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>What an apply gave: the merged object, or the fields that others own, by owner.</summary>
internal sealed record ApplyResult(MapValue? Value, IReadOnlyList<(string Owner, IReadOnlyList<string> Fields)> Conflicts);
