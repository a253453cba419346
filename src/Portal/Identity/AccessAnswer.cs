namespace Portal.Identity;

/// <summary>Whether somebody may do something; the reason is the authorizer's, or the portal's words where it gave none.</summary>
public sealed record AccessAnswer(bool Allowed, string Reason);
