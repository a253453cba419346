using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Portal.Identity;

/// <summary>The plain posts of the sign-in page. Both refuse posts that another site caused.</summary>
internal static class SignIn
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/login", EnterAsync).DisableAntiforgery().AllowAnonymous().WithOrder(-1);
        routes.MapPost("/logout", (Delegate)LeaveAsync).DisableAntiforgery().AllowAnonymous().WithOrder(-1);
    }

    private static async Task<IResult> EnterAsync(HttpContext context, People people, Sessions sessions, SignedInCheck check, CancellationToken token)
    {
        if (!OwnOrigin.Is(context.Request))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await context.Request.ReadFormAsync(token);
        var back = ReturnUrl.Local(form["returnUrl"]);
        var user = form["user"].ToString();
        var caller = user == "guest" ? Caller.Guest : await people.FindAsync(user, token);
        if (caller is null)
        {
            return Results.LocalRedirect($"{context.Request.PathBase}/login?unknown=true&returnUrl={Uri.EscapeDataString(back)}");
        }

        EndOf(context, sessions);
        await context.SignInAsync(Scheme, check.Stamp(caller.ToPrincipal(Scheme)));
        return Results.LocalRedirect(Within(context.Request.PathBase, back));
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, Sessions sessions)
    {
        if (!OwnOrigin.Is(context.Request))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        EndOf(context, sessions);
        await context.SignOutAsync(Scheme);
        return Results.LocalRedirect($"{context.Request.PathBase}/login");
    }

    /// <summary>Whoever signs in or out ends what the browser was signed in as before, in its other tabs too.</summary>
    private static void EndOf(HttpContext context, Sessions sessions)
    {
        if (Sessions.IdOf(context.User) is { } session)
        {
            sessions.End(session);
        }
    }

    /// <summary>The framework's challenge names the page with the path base, a form that was opened by hand names it without.</summary>
    private static string Within(PathString pathBase, string back) =>
        pathBase.HasValue && new PathString(back.Split('?', '#')[0]).StartsWithSegments(pathBase) ? back : pathBase + back;
}
