namespace Portal.Connections;

/// <summary>Nothing is shown, and why.</summary>
internal sealed record RevealRefused(string Reason) : RevealOutcome;
