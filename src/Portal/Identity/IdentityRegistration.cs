using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Portal.Identity;

internal static class IdentityRegistration
{
    private const string Either = "portal";
    private const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    public static IServiceCollection AddPortalIdentity(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<IdentityOptions>, IdentityOptionsCheck>();
        services.AddSingleton<CallerIdentities>();
        services.AddSingleton<LocalPerson>();
        services.AddSingleton(provider => new People(provider.GetRequiredService<CallerIdentities>(), provider.GetRequiredService<LocalPerson>()));
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignedInCheck>();
        services.AddSingleton<TokenAnswers>();
        services.AddSingleton<TokenQuestions>();
        services.AddSingleton<SignInLeases>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context => TokenSignIn.TokenOf(context.Request) is null ? Cookie : TokenSignIn.Name)
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.Name, null)
            .AddCookie(Configure);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        return services;
    }

    /// <summary>Before everything that looks at who somebody is.</summary>
    public static void UseOwnOrigin(this IApplicationBuilder app)
    {
        app.UseMiddleware<LocalOnly>();
        app.UseMiddleware<SocketOrigin>();
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/login";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = Sessions.Longest;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context => ChallengeAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => ChallengeAsync(context, StatusCodes.Status403Forbidden);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var check = context.HttpContext.RequestServices.GetRequiredService<SignedInCheck>();
        if (context.Principal is { } principal && !await check.HoldsAsync(principal, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Cookie);
        }
    }

    /// <summary>Programs are told; people are sent to the sign-in page and back.</summary>
    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (Refusals.IsForMachines(context.Request))
        {
            return Refusals.WriteAsync(context.HttpContext, status);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
