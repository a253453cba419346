namespace Portal.Connections;

/// <summary>One revealed value.</summary>
internal sealed record RevealedKey(string Name, SecretText Value);
