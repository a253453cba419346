using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Benchmarks;

/// <summary>The floor of a start: an empty Kestrel application that answers /readyz.</summary>
internal static class EmptyServer
{
    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.MapGet("/readyz", () => "ready");
        await server.StartAsync(cancellation);
        Console.WriteLine($"Portal: {server.Urls.First()}");
        await server.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
