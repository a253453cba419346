namespace Portal.Identity;

/// <summary>Whether somebody may do something; the reason is the authorizer's, or the portal's words where it gave none.</summary>
public sealed record AccessAnswer(bool Allowed, string Reason)
{
    /// <summary>False where the control plane did not say: the answer is then no, and only for a moment.</summary>
    public bool Sure { get; init; } = true;
}
