using System.Security.Claims;

namespace Portal.Identity;

/// <summary>Whether a principal that was once signed in is still good: its session was not ended, and its person is one of this portal's.</summary>
internal sealed class SignedInCheck(Sessions sessions, People people, CallerIdentities identities)
{
    public const string ModeClaim = "portal:mode";

    /// <summary>What sign-in adds to the person's own claims.</summary>
    public ClaimsPrincipal Stamp(ClaimsPrincipal principal)
    {
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaim(new(Sessions.ClaimType, Sessions.NewId()));
        identity.AddClaim(new(ModeClaim, identities.Mode.ToString()));
        return principal;
    }

    public async Task<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken token)
    {
        if (Sessions.IdOf(principal) is not { } session || sessions.IsEnded(session)
            || principal.FindFirst(ModeClaim)?.Value != identities.Mode.ToString())
        {
            // Cookies know no ports: one of another portal on this machine is no sign-in here.
            return false;
        }

        var caller = Caller.From(principal);
        return caller.IsGuest || await people.KnowsAsync(caller, token);
    }
}
