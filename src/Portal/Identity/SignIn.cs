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

    private static async Task<IResult> EnterAsync(HttpContext context, People people, CancellationToken token)
    {
        if (!SameSite(context.Request))
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

        await context.SignInAsync(Scheme, caller.ToPrincipal(Scheme));
        return Results.LocalRedirect(Within(context.Request.PathBase, back));
    }

    private static async Task<IResult> LeaveAsync(HttpContext context)
    {
        if (!SameSite(context.Request))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        await context.SignOutAsync(Scheme);
        return Results.LocalRedirect($"{context.Request.PathBase}/login");
    }

    /// <summary>The framework's challenge names the page with the path base, a form that was opened by hand names it without.</summary>
    private static string Within(PathString pathBase, string back) =>
        pathBase.HasValue && new PathString(back.Split('?', '#')[0]).StartsWithSegments(pathBase) ? back : pathBase + back;

    private static bool SameSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none")
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.ToUriComponent();
    }
}
