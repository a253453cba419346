using System.Diagnostics;
using Portal.Testing.Circuits;

namespace Portal.Benchmarks;

/// <summary>P1: from a change in the cluster to the batch that shows it on an open page, idle and while other things change.</summary>
internal sealed class EventToEye : IBenchmark
{
    private const int Widgets = 200;

    public string Name => "P1";

    public string Question => "a change in the cluster until it is on an open list page";

    public async Task RunAsync(Figures figures, CancellationToken cancellation)
    {
        await using var world = await BenchWorld.StartAsync(Widgets, cancellation);
        using var client = new PortalClient(world.Portal.Address);
        await client.SignInAsync("dana", cancellation);
        await using var circuit = await client.OpenAsync("/infrastructure", cancellation);
        await circuit.SeesAsync(BenchWorld.Name(0), cancellation);
        foreach (var rate in new[] { 0, 100, 1000 })
        {
            // Floor, measure, floor: both see the same machine.
            var floor = await EchoFloor.MeasureAsync(200, cancellation);
            var (took, written, reached) = await UnderLoadAsync(world, circuit, rate, cancellation);
            floor.AddRange(await EchoFloor.MeasureAsync(200, cancellation));
            Say(figures, rate, floor, took, written, reached);
        }
    }

    private static void Say(Figures figures, int rate, List<double> floor, List<double> took, List<double> written, double reached)
    {
        var load = rate == 0 ? "idle" : $"at {rate} changes/s asked";
        if (rate > 0)
        {
            figures.Add($"{load}: changes that the sandbox took", reached, "1/s");
        }

        figures.Add($"{load}: SignalR echo p50 (floor)", Statistics.Median(floor), "ms");
        figures.Add($"{load}: write answered p50", Statistics.Median(written), "ms");
        figures.Add($"{load}: write begun until seen p50", Statistics.Median(took), "ms", "1000");
        figures.Add($"{load}: write begun until seen p99", Statistics.Percentile(took, 99), "ms", rate == 1000 ? "150" : null);
        figures.Add($"{load}: p50 without the write, by the floor", Math.Max(0, Statistics.Median(took) - Statistics.Median(written)) / Statistics.Median(floor), "x", rate == 0 ? "5" : null);
    }

    private static async Task<(List<double> Took, List<double> Written, double Reached)> UnderLoadAsync(
        BenchWorld world, Circuit circuit, int rate, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var noise = MakeNoiseAsync(world, rate, stop.Token);
        var begin = Stopwatch.GetTimestamp();
        List<double> took = [], written = [];
        for (var round = 0; round < 60; round++)
        {
            var words = $"Step {rate}-{round:D4} of many";
            circuit.Forget();
            var start = Stopwatch.GetTimestamp();
            var write = world.SayAsync(0, words, cancellation);
            var seen = circuit.SeesAsync(words, cancellation);
            await write;
            written.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await seen;
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(120, cancellation); // past the pace of ten renders a second
        }

        await stop.CancelAsync();
        return (took, written, await noise / Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    private static async Task<int> MakeNoiseAsync(BenchWorld world, int rate, CancellationToken stop)
    {
        var made = 0;
        if (rate == 0)
        {
            return 0;
        }

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await tick.WaitForNextTickAsync(stop))
            {
                var first = made;
                await Task.WhenAll(Enumerable.Range(first, rate / 10).Select(index => world.SayAsync(1 + index % (Widgets - 1), $"noise {index}", stop)));
                made += rate / 10;
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was measured.
        }

        return made;
    }
}
