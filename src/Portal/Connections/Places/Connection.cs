namespace Portal.Connections;

/// <summary>What a person may know of the credentials of something. <paramref name="WhyNone"/> is said instead of keys where there are none.</summary>
public sealed record Connection(ConnectionPlace Place, ConnectionTerms Terms, SecretKeys Keys, string? WhyNone);
