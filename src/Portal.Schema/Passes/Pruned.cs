using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>A value without what its schema does not know, and the places of what went.</summary>
public sealed record Pruned(MapValue Value, IReadOnlyList<FieldPath> Unknown);
