using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Benchmarks;

/// <summary>The floor of everything that travels to a page: one call over SignalR and back, in MessagePack on loopback.</summary>
internal static class EchoFloor
{
    public static async Task<List<double>> MeasureAsync(int rounds, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR().AddMessagePackProtocol();
        await using var server = builder.Build();
        server.MapHub<EchoHub>("/echo");
        await server.StartAsync(cancellation);
        await using var hub = new HubConnectionBuilder().WithUrl(server.Urls.First() + "/echo").AddMessagePackProtocol().Build();
        await hub.StartAsync(cancellation);
        var took = new List<double>();
        for (var round = 0; round < rounds + 50; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            await hub.InvokeAsync<string>("Echo", "widget-00001", cancellation);
            if (round >= 50)
            {
                took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        }

        return took;
    }

    /// <summary>Gives back what it is given.</summary>
    internal sealed class EchoHub : Hub
    {
        public string Echo(string text) => text;
    }
}
