using System.Diagnostics;


namespace Portal.Benchmarks.Sandbox;

/// <summary>How fast the sandbox writes, lists and tells, and what an object costs it. Server and clients share this process and its cores.</summary>
internal sealed class SandboxSpeed : IBenchmark
{
    private const int Objects = 100_000;
    private const int Watchers = 1_000;
    private const int PerSecond = 200;
    private const int Rounds = 15;

    public string Name => "sandbox";

    public string Question => "list MB/s, writes/s, watch latency and bytes per object of the sandbox";

    public async Task RunAsync(Figures figures, CancellationToken cancellation)
    {
        await WatchAsync(figures, "0.5 KB", 50, cancellation);
        await WatchAsync(figures, "1.3 KB", FilledSandbox.Usual, cancellation);
        await using var filled = await FilledSandbox.StartAsync(cancellation);
        var empty = GC.GetTotalMemory(forceFullCollection: true);
        await FillAsync(filled, figures, cancellation);
        await ListAsync(filled, figures, cancellation);
        var held = GC.GetTotalMemory(forceFullCollection: true) - empty;
        figures.Add("an object as JSON", (double)filled.Bytes / Objects, "B");
        figures.Add("an object in memory", (double)held / Objects, "B");
        figures.Add("memory by raw JSON", (double)held / filled.Bytes, "x", "below 3");
    }

    private static async Task FillAsync(FilledSandbox filled, Figures figures, CancellationToken cancellation)
    {
        var spent = Spent.Begin();
        await filled.FillAsync(Objects, FilledSandbox.Usual, cancellation);
        figures.Add("creations", Objects / spent.Wall.TotalSeconds, "1/s");
        figures.Add("processor time of a creation, both sides", spent.Processor.TotalMicroseconds / Objects, "µs");
        figures.Add("allocated for a creation, both sides", spent.Allocated / (double)Objects, "B");
    }

    private static async Task ListAsync(FilledSandbox filled, Figures figures, CancellationToken cancellation)
    {
        List<double> wall = [], processor = [], allocated = [];
        for (var round = 0; round < Rounds; round++)
        {
            var spent = Spent.Begin();
            filled.Bytes = await filled.ListAsync(cancellation);
            wall.Add(filled.Bytes / 1e6 / spent.Wall.TotalSeconds);
            processor.Add(filled.Bytes / 1e6 / spent.Processor.TotalSeconds);
            allocated.Add(spent.Allocated / (double)filled.Bytes);
        }

        figures.Add("list in pages of 500, median", Statistics.Median(wall), "MB/s", "50");
        figures.Add("list in pages of 500, best", wall.Max(), "MB/s", "50");
        figures.Add("list by processor time, both sides, median", Statistics.Median(processor), "MB/s");
        figures.Add("allocated for a listed byte, both sides, median", Statistics.Median(allocated), "B");
    }

    private static async Task WatchAsync(Figures figures, string size, int note, CancellationToken cancellation)
    {
        var (filled, id) = await FilledSandbox.StartApartAsync(cancellation);
        await using var closing = filled;
        await filled.FillAsync(PerSecond, note, cancellation);
        await using var fan = await WatchFan.OpenAsync(filled, Watchers, cancellation);
        using var server = Process.GetProcessById(id);
        var (spent, before) = (Spent.Begin(), server.TotalProcessorTime);
        var writes = await filled.WriteSteadilyAsync(PerSecond, PerSecond, TimeSpan.FromSeconds(10), cancellation);
        await fan.HearsAsync(writes, cancellation);
        server.Refresh();
        var (serverTime, clientTime, events) = (server.TotalProcessorTime - before, spent.Processor, (double)writes * Watchers);
        figures.Add($"{size}: writes told to 1,000 watchers", writes / spent.Wall.TotalSeconds, "1/s", "200");
        foreach (var percent in (double[])[50, 99, 100])
        {
            figures.Add($"{size}: write to watcher, {(percent == 100 ? "worst" : $"p{percent}")}", fan.Percentile(percent), "ms", "250");
        }

        figures.Add($"{size}: processors that the server had meanwhile", serverTime / spent.Wall, "");
        figures.Add($"{size}: processors that the watchers had meanwhile", clientTime / spent.Wall, "");
        figures.Add($"{size}: processor time of an event told, server", serverTime.TotalMicroseconds / events, "µs");
        figures.Add($"{size}: processor time of an event read, watchers", clientTime.TotalMicroseconds / events, "µs");
        figures.Add($"{size}: processors for 200 writes a second, both sides", (serverTime + clientTime).TotalMicroseconds / events * PerSecond * Watchers / 1e6, "", "below 2");
    }
}
