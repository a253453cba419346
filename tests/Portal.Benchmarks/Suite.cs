using Portal.Benchmarks.Sandbox;

namespace Portal.Benchmarks;

/// <summary>Runs one benchmark or all, prints every figure, and writes them where <c>--json</c> says.</summary>
internal static class Suite
{
    private static readonly IBenchmark[] All = [new EventToEye(), new BytesPerViewer(), new Frugality(), new StartUp(), new SandboxSpeed()];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var at = Array.IndexOf(args, "--json");
        var file = at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        var name = args.FirstOrDefault(arg => !arg.StartsWith('-') && arg != file);
        var chosen = All.Where(one => name is "all" || one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
        {
            Console.Error.WriteLine($"usage: NAME|all [--json FILE], where NAME is one of {string.Join(", ", All.Select(one => one.Name))}");
            return 2;
        }

        var report = new Report();
        foreach (var benchmark in chosen)
        {
            Console.WriteLine($"{benchmark.Name}: {benchmark.Question}");
            await benchmark.RunAsync(report.For(benchmark.Name), cancellation);
        }

        if (file is not null)
        {
            await report.WriteAsync(file, cancellation);
        }

        return 0;
    }
}
