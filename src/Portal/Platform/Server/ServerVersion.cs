namespace Portal.Platform;

/// <summary>What the API server says of itself; <paramref name="Trouble"/> where it does not.</summary>
public sealed record ServerVersion(Uri Address, string? Version, string? Platform, string? Trouble);
