using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor.Services;

namespace Portal.Shell;

internal static class ShellRegistration
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<AuthenticationStateProvider, LiveAuthentication>();
        services.AddMudServices();
        services.AddScoped<Notices>();
        services.AddScoped<Finder>();
        services.AddSingleton<ISearchSource, PageSource>();
        services.AddSingleton<ISearchSource, CatalogSearch>();
        services.AddSingleton<ISearchSource, OfferingSearch>();
        services.AddSingleton<ISearchSource, InfrastructureSearch>();
        services.AddSingleton<HomeQuery>();
        return services;
    }

    public static void UseShell(this WebApplication app)
    {
        app.UseExceptionHandler("/error");
        app.UseSecurityHeaders(SecurityPolicy.Headers);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.DisableWebSocketCompression = true).RequireAuthorization();
    }
}
