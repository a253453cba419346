namespace Portal.Schema.Values;

/// <summary>What reading gave: the value, and the paths of keys that were written twice (the last one counts, as in Go's decoder).</summary>
public sealed record ReadValue(Value Value, IReadOnlyList<string> Duplicates);
