using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;

namespace Portal.Identity;

/// <summary>
/// Signs programs in by a bearer token that the API server knows: it is asked who that is (SelfSubjectReview with the token itself), and everything
/// the program does goes out with its token. Answers are kept for 30 s by the token's hash. Browsers cannot set headers on a WebSocket, so
/// <c>access_token</c> of the query is taken for hubs.
/// </summary>
internal sealed class TokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ResourceClient client, TokenAnswers answers, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Bearer";
    private const string Path = "apis/authentication.k8s.io/v1/selfsubjectreviews";
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

    /// <summary>Who the token means; null where the API server does not take it.</summary>
    public static async Task<Caller?> WhoAsync(string token, ResourceClient client, TokenAnswers answers, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (answers.Find(token, now) is { } known)
        {
            return known;
        }

        try
        {
            var asked = await client.PostPathAsync(Path, UserInfo.Question, CallerIdentity.WithToken("token", token), cancellation);
            var caller = asked is Accepted accepted ? UserInfo.Read(accepted.Body) : null;
            return caller is null ? null : answers.Keep(token, new(caller.User, caller.Groups, caller.Uid, caller.Extra) { Token = token }, now);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { Length: > 0 } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await WhoAsync(token, client, answers, time, Context.RequestAborted) is not { } caller)
        {
            return AuthenticateResult.Fail("The control plane does not take this token.");
        }

        var principal = caller.ToPrincipal(Name);
        ((ClaimsIdentity)principal.Identity!).BootstrapContext = token;
        return AuthenticateResult.Success(new(principal, Name));
    }
}
