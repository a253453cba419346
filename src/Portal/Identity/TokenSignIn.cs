using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Portal.Identity;

/// <summary>
/// Signs programs in by a bearer token that the API server knows; everything the program does goes out with its token. Browsers cannot set headers on
/// a WebSocket, so <c>access_token</c> of the query is taken for hubs.
/// </summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TokenQuestions tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Bearer";
    private const string Prefix = "Bearer ";

    /// <summary>The token that a request carries; null where it carries none.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return header[Prefix.Length..].Trim();
        }

        return request.Path.StartsWithSegments("/hubs") && request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { Length: > 0 } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.WhoAsync(token, Context.RequestAborted) is not TokenVerdict.Means { Caller: var caller })
        {
            return AuthenticateResult.Fail("The control plane does not take this token.");
        }

        var principal = caller.ToPrincipal(Name);
        ((ClaimsIdentity)principal.Identity!).BootstrapContext = token;
        return AuthenticateResult.Success(new(principal, Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Name;
        return Refusals.WriteAsync(Context, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.WriteAsync(Context, StatusCodes.Status403Forbidden);
}
