using System.Security.Claims;

namespace Portal.Identity;

/// <summary>Leases on sign-ins by cookie and by token, asked anew every 30 s.</summary>
internal sealed class SignInLeases(SignedInCheck check, Sessions sessions, TokenQuestions tokens, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public SignInLease Take(ClaimsPrincipal principal, CancellationToken token) => Caller.From(principal).Token is { } bearer
        ? new(async cancellation => await tokens.WhoAsync(bearer, cancellation) is not TokenVerdict.Refused, Pause, time, CancellationToken.None, token)
        : new(cancellation => check.HoldsAsync(principal, cancellation), Pause, time, Sessions.IdOf(principal) is { } session ? sessions.Ended(session) : CancellationToken.None, token);
}
