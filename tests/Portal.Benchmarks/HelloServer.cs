using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
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

/// <summary>The page around it, written once.</summary>
[Route("/hello")]
public sealed class HelloPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<Hello>(0);
        builder.AddComponentRenderMode(new InteractiveServerRenderMode(prerender: false));
        builder.CloseComponent();
    }
}

/// <summary>The component that a circuit holds.</summary>
public sealed class Hello : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "hello");
}
