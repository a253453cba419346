namespace Portal.Sandbox.Authorization;

/// <summary>Yes or no, and which rule said yes.</summary>
internal sealed record AccessDecision(bool Allowed, string Reason);
