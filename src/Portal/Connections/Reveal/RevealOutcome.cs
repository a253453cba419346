namespace Portal.Connections;

/// <summary><see cref="Revealed"/> or <see cref="RevealRefused"/>.</summary>
internal abstract record RevealOutcome;
