using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Portal.Identity;

namespace Portal.Shell;

/// <summary>
/// Who the person of a circuit is: signed out at once when their session ends, and asked anew every 30 s whether they are still one of this
/// portal's people (threats.md rows 9 and 26).
/// </summary>
internal sealed class LiveAuthentication(ILoggerFactory logs, SignedInCheck check, Sessions sessions) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private CancellationTokenRegistration _ended;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    public override Task<AuthenticationState> GetAuthenticationStateAsync()
    {
        var state = base.GetAuthenticationStateAsync();
        if (_ended == default && state.IsCompletedSuccessfully && Sessions.IdOf(state.Result.User) is { } session)
        {
            _ended = sessions.Ended(session).Register(Leave);
        }

        return state;
    }

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        check.HoldsAsync(authenticationState.User, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _ended.Dispose();
        base.Dispose(disposing);
    }

    private void Leave() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
}
