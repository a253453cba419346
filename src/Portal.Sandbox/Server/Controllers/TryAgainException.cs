namespace Portal.Sandbox.Server;

/// <summary>The world changed under a controller: it looks again soon, which is no failure.</summary>
internal sealed class TryAgainException(string? why) : Exception(why);
