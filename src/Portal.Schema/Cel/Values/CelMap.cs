namespace Portal.Schema.Cel;

/// <summary>A map from literals or of an <c>additionalProperties</c>: its keys are data.</summary>
internal sealed record CelMap(IReadOnlyDictionary<object, object?> Entries);
