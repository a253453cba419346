namespace Portal.Benchmarks;

/// <summary>P5: what one more open page costs the portal's heap, by the number of pages, and that the number of objects costs it nothing.</summary>
internal sealed class BytesPerViewer : IBenchmark
{
    private static readonly int[] Counts = [1, 10, 30, 60];

    public string Name => "P5";

    public string Question => "heap of the portal for each page that is open on the list";

    public async Task RunAsync(Figures figures, CancellationToken cancellation)
    {
        await using var hello = await HelloServer.StartAsync(cancellation);
        var floor = await SlopeAsync(new Uri(hello.Urls.First()), "/hello", cancellation);
        figures.Add("hello-world circuit (floor)", floor / 1024, "KiB");
        var byObjects = new List<(double X, double Y)>();
        foreach (var objects in new[] { 10, 1000 })
        {
            await using var world = await BenchWorld.StartAsync(objects, cancellation);
            var slope = await SlopeAsync(world.Portal.Address, "/infrastructure", cancellation);
            byObjects.Add((objects, slope));
            figures.Add($"list page with {objects} objects", slope / 1024, "KiB", "150");
            figures.Add($"list page with {objects} objects, by the floor", slope / floor, "x", "1.5");
        }

        figures.Add("each further object, a viewer", Statistics.Line(byObjects).Slope, "bytes", "0");
    }

    private static async Task<double> SlopeAsync(Uri portal, string path, CancellationToken cancellation)
    {
        await using var viewers = new Viewers(portal, path);
        var points = new List<(double X, double Y)>();
        foreach (var count in Counts)
        {
            await viewers.OpenAsync(count, cancellation);
            points.Add((count, Heap()));
        }

        return Statistics.Line(points).Slope;
    }

    private static double Heap()
    {
        for (var round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
