using System.Diagnostics;
using System.Text.RegularExpressions;
using Portal.Sandbox.Tests.Crossplane;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Server;

/// <summary>Replays what a real API server answered. Groups that pass whole have to go on passing whole.</summary>
public sealed partial class TapeTests(ITestOutputHelper output)
{
    private static readonly string[] Whole = ["apply", "authz", "cel", "crud", "discovery", "misc", "schema", "table", "watch"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tapes_ReplayedAgainstTheSandbox_GetTheSameAnswers()
    {
        var tapes = SharedFolder.Of("tapes");
        Assert.SkipUnless(Directory.Exists(tapes), "tapes: no recorded tapes, set PORTAL_SHARED");
        Assert.SkipUnless(HasPython(), "tapes: no python3 on this machine");
        await using var cluster = await SandboxCluster.StartAsync(Token);

        var report = await ReplayAsync(cluster, tapes);

        var counts = Counts().Matches(report).ToDictionary(match => match.Groups["group"].Value, match => (Passed: int.Parse(match.Groups["passed"].Value), Failed: int.Parse(match.Groups["failed"].Value)));
        foreach (var (group, (passed, failed)) in counts)
        {
            output.WriteLine($"{group}: {passed} of {passed + failed}");
        }

        Assert.True(Whole.All(group => counts[group].Failed == 0), report);
    }

    private static async Task<string> ReplayAsync(SandboxCluster cluster, string tapes)
    {
        var groups = Whole.SelectMany(group => (string[])["--group", group]);
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (IEnumerable<string>)
        [
            Path.Combine(tapes, "replay.py"), "--url", cluster.Server.ToString().TrimEnd('/'), "--token", cluster.TokenFor("admin", "system:masters"),
            "--token-alice", cluster.TokenFor("alice", "team-a"), "--token-bob", cluster.TokenFor("bob", "team-b"), "-q", "--max-diffs", "3", .. groups, tapes,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using var replay = Process.Start(start)!;
        var errors = replay.StandardError.ReadToEndAsync(Token);
        var report = await replay.StandardOutput.ReadToEndAsync(Token);
        await replay.WaitForExitAsync(Token);
        return report + await errors;
    }

    private static bool HasPython() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));

    [GeneratedRegex("^(?<group>[a-z]+) +(?<passed>[0-9]+) passed, (?<failed>[0-9]+) failed", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Counts();
}
