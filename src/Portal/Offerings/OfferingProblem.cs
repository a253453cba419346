namespace Portal.Offerings;

/// <summary>A catalogue entity that decorates no offering, and what mends it.</summary>
public sealed record OfferingProblem(string Entity, string Message);
