namespace Portal.Schema.Cel;

/// <summary>One signature of a function. Of a method the first parameter is its target.</summary>
internal sealed record CelOverload(bool IsMethod, IReadOnlyList<CelType> Parameters, CelType Result);
