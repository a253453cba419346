using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Benchmarks;

/// <summary>The floor of a viewer: a Blazor Server application whose only page says hello.</summary>
internal static class HelloServer
{
    public static async Task<WebApplication> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var server = builder.Build();
        server.UseAntiforgery();
        server.MapRazorComponents<HelloPage>().AddInteractiveServerRenderMode();
        await server.StartAsync(cancellation);
        return server;
    }
}
