using System.Diagnostics;
using Portal.Sandbox.Tests.Crossplane;
using Portal.Schema.Values;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Server;

/// <summary>One replay of every tape against one sandbox, and what came of each.</summary>
public sealed class TapeReplay : IAsyncLifetime
{
    /// <summary>What stands for the tapes where there are none.</summary>
    public const string Missing = "no tapes";

    /// <summary>The tapes by group and name, such as <c>crud/create-conflict</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(SharedFolder.Of("tapes"))
        ? [.. Directory.EnumerateDirectories(SharedFolder.Of("tapes")).SelectMany(Directory.EnumerateFiles).Where(file => file.EndsWith(".json", StringComparison.Ordinal)).Select(NameOf).Order(StringComparer.Ordinal)]
        : [Missing];

    /// <summary>The differences of each tape that was replayed, none where it passed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Differences { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Why nothing was replayed; null where it was.</summary>
    public string? Why { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Why = Names is [Missing] ? "tapes: no recorded tapes, set PORTAL_SHARED" : HasPython() ? null : "tapes: no python3 on this machine";
        if (Why is not null)
        {
            return;
        }

        await using var cluster = await SandboxCluster.StartAsync(CancellationToken.None);
        var results = Path.GetTempFileName();
        try
        {
            await ReplayAsync(cluster, results);
            Differences = ValueReader.Parse(await File.ReadAllBytesAsync(results)).Items.ToDictionary(
                result => $"{result["group"]!.Text}/{result["name"]!.Text}", IReadOnlyList<string> (result) => [.. result["diff"]?.Items.Select(line => line.Text!) ?? []]);
        }
        finally
        {
            File.Delete(results);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string NameOf(string file) => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileNameWithoutExtension(file)}";

    private static async Task ReplayAsync(SandboxCluster cluster, string results)
    {
        var tapes = SharedFolder.Of("tapes");
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (IEnumerable<string>)
        [
            Path.Combine(tapes, "replay.py"), "--url", cluster.Server.ToString().TrimEnd('/'), "--token", cluster.TokenFor("admin", "system:masters"),
            "--token-alice", cluster.TokenFor("alice", "team-a"), "--token-bob", cluster.TokenFor("bob", "team-b"), "-q", "--json", results, tapes,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using var replay = Process.Start(start)!;
        var said = await Task.WhenAll(replay.StandardOutput.ReadToEndAsync(), replay.StandardError.ReadToEndAsync());
        await replay.WaitForExitAsync();
        Assert.True(new FileInfo(results).Length > 0, string.Concat(said));
    }

    private static bool HasPython() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));
}
