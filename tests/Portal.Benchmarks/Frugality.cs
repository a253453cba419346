using System.Diagnostics;
using Portal.Kubernetes.Cache;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Benchmarks;

/// <summary>P15: watches that the API server holds open and requests that it answers, by the number of open pages.</summary>
internal sealed class Frugality : IBenchmark
{
    private static readonly int[] Counts = [0, 1, 10, 30];

    // Rights are asked again every 45 s; a window must hold that.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(50);

    public string Name => "P15";

    public string Question => "watches and requests at the API server, by the number of open pages";

    public async Task RunAsync(Figures figures, CancellationToken cancellation)
    {
        using var traffic = new ApiTraffic();
        await using var world = await BenchWorld.StartAsync(50, cancellation);
        await using var viewers = new Viewers(world.Portal.Address, "/infrastructure");
        List<(double X, double Y)> watches = [], requests = [];
        foreach (var count in Counts)
        {
            await viewers.OpenAsync(count, cancellation);
            await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
            var (before, begin) = (traffic.Finished, Stopwatch.GetTimestamp());
            await Task.Delay(Window, cancellation);
            var minute = (traffic.Finished - before) / Stopwatch.GetElapsedTime(begin).TotalMinutes;
            watches.Add((count, traffic.Open));
            requests.Add((count, minute));
            figures.Add($"{count} pages: watches", traffic.Open, "");
            figures.Add($"{count} pages: requests a minute", minute, "1/min");
        }

        figures.Add("kinds that the portal follows", world.Portal.Services.GetRequiredService<ClusterCache>().Stores.Count, "");
        figures.Add("each further page: watches", Statistics.Line(watches).Slope, "", "0");
        figures.Add("each further page: requests a minute", Statistics.Line(requests).Slope, "1/min", "0");
    }
}
