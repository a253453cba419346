using System.Diagnostics;
using System.Net;
using Portal.Testing;
using Portal.Testing.Circuits;

namespace Portal.Benchmarks;

/// <summary>P17: from the start of the process to /readyz, and to the first catalogue page, with the demo's sandbox; the floor is an empty Kestrel.</summary>
internal sealed class StartUp : IBenchmark
{
    private const int Rounds = 7;

    public string Name => "P17";

    public string Question => "start of the process until it is ready and has served the catalogue";

    public async Task RunAsync(Figures figures, CancellationToken cancellation)
    {
        List<double> floor = [], ready = [], page = [];
        for (var round = 0; round < Rounds; round++)
        {
            floor.Add(await FloorAsync(cancellation));
            var (toReady, toPage) = await PortalAsync(cancellation);
            ready.Add(toReady);
            page.Add(toPage);
        }

        figures.Add("empty Kestrel until it answers, median (floor)", Statistics.Median(floor), "ms");
        figures.Add("portal until ready, median", Statistics.Median(ready), "ms");
        figures.Add("portal until the catalogue is served, median", Statistics.Median(page), "ms");
        figures.Add("until the catalogue, by the floor: medians", Statistics.Median(page) / Statistics.Median(floor), "x", "2");
        figures.Add("until the catalogue, by the floor: minima", page.Min() / floor.Min(), "x", "2");
    }

    private static async Task<double> FloorAsync(CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        var assembly = typeof(StartUp).Assembly.Location;
        await using var server = PortalProcess.StartIn(Path.GetDirectoryName(assembly)!, assembly, ["floor"]);
        await ReadyAsync(new Uri(await server.SaysAsync("Portal: ", cancellation)), cancellation);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static async Task<(double Ready, double Page)> PortalAsync(CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        await using var server = PortalProcess.Start("Portal", ["--urls", "http://127.0.0.1:0"]);
        var address = new Uri(await server.SaysAsync("Portal: ", cancellation));
        await ReadyAsync(address, cancellation);
        var ready = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        using var client = new PortalClient(address);
        await client.SignInAsync("dana", cancellation);
        await using var circuit = await client.OpenAsync("/catalog", cancellation);
        await circuit.SeesAsync("Orders API", cancellation);
        return (ready, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    private static async Task ReadyAsync(Uri address, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            using var answer = await http.GetAsync("readyz", cancellation);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(5, cancellation);
        }
    }
}
