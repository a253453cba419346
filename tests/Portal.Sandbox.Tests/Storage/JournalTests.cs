using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Sandbox.Server;
using Portal.Testing;
using static Portal.Sandbox.Tests.ApiCalls;

namespace Portal.Sandbox.Tests.Storage;

public sealed class JournalTests : IDisposable
{
    /// <summary>Five times in every run, fifty times with <c>tests/run --long</c>.</summary>
    private static readonly int Rounds = Environment.GetEnvironmentVariable("PORTAL_LONG") is null ? 5 : 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-journal-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Restart_KeepsObjectsDefinitionsAndVersions()
    {
        long version;
        await using (var first = await StartAsync())
        {
            await first.CreateAsync(ApiCalls.Definitions, null, Thing, Token);
            await UntilAsync(() => first.Admin.GetPathAsync("apis/example.org/v1/things", null, Token), outcome => outcome is Accepted, Token);
            await first.CreateAsync(Things, "default", """{"apiVersion":"example.org/v1","kind":"Thing","metadata":{"name":"a"}}""", Token);
            version = VersionOf(await first.Admin.GetPathAsync("api/v1/configmaps", null, Token));
        }

        await using var second = await StartAsync();

        Assert.NotNull(await second.FindAsync(new(Things, "default", "a"), Token));
        Assert.True(VersionOf(await second.Admin.GetPathAsync("api/v1/configmaps", null, Token)) >= version);
    }

    [Fact]
    public async Task Kill_UnderLoad_LosesNoAcknowledgedWrite()
    {
        var acknowledged = new ConcurrentDictionary<string, string>();
        for (var round = 0; round < Rounds; round++)
        {
            var (process, connection) = await AloneAsync();
            using var wire = connection;
            await CheckAsync(wire, acknowledged);
            var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(worker => WriteAsync(wire, $"r{round}-w{worker}", acknowledged)));
            var before = acknowledged.Count;
            await Eventually.HoldsAsync(() => acknowledged.Count > before + 20, Token);
            process.Kill();
            await process.WaitForExitAsync(Token);
            await writing;
            process.Dispose();
        }

        var (last, lastConnection) = await AloneAsync();
        using var final = lastConnection;
        await CheckAsync(final, acknowledged);
        last.Kill();
        last.Dispose();
    }

    private static Portal.Kubernetes.Objects.ResourceType Things { get; } = new("example.org", "v1", "things", "Thing", true);

    private const string Thing =
        """{"metadata":{"name":"things.example.org"},"spec":{"group":"example.org","scope":"Namespaced","names":{"plural":"things","kind":"Thing"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}}]}}""";

    private Task<SandboxCluster> StartAsync() => SandboxCluster.StartAsync(Token, change: options => options with { DataDirectory = _folder.FullName });

    private static long VersionOf(ApiOutcome outcome) => long.Parse(Body(outcome).GetProperty("metadata").GetProperty("resourceVersion").GetString()!);

    private async Task<(Process Process, KubeConnection Connection)> AloneAsync()
    {
        var kubeConfig = Path.Combine(_folder.FullName, "kubeconfig");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (IEnumerable<string>)
            [typeof(SandboxHost).Assembly.Location, "--urls", "https://127.0.0.1:0", "--kubeconfig", kubeConfig, "--data", Path.Combine(_folder.FullName, "data"), "--seed", "none"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line && !line.StartsWith("kubeconfig", StringComparison.Ordinal))
        {
        }

        return (process, KubeConnection.FromFile(kubeConfig));
    }

    private static async Task WriteAsync(KubeConnection wire, string prefix, ConcurrentDictionary<string, string> acknowledged)
    {
        var client = new ResourceClient(wire, TimeProvider.System);
        try
        {
            for (var i = 0; ; i++)
            {
                var body = Encoding.UTF8.GetBytes($$$"""{"metadata":{"name":"{{{prefix}}}-{{{i}}}"},"data":{"k":"v"}}""");
                if (await client.CreateAsync(ConfigMaps, "default", body, WriteOptions.Default, null, Token) is Accepted accepted)
                {
                    acknowledged[$"{prefix}-{i}"] = accepted.Body.GetProperty("metadata").GetProperty("resourceVersion").GetString()!;
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or IOException)
        {
            // Killed.
        }
    }

    private static async Task CheckAsync(KubeConnection wire, ConcurrentDictionary<string, string> acknowledged)
    {
        var list = Body(await new ResourceClient(wire, TimeProvider.System).ListAsync(ConfigMaps, "default", null, null, Token));
        var kept = list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("metadata"))
            .ToDictionary(metadata => metadata.GetProperty("name").GetString()!, metadata => metadata.GetProperty("resourceVersion").GetString());
        Assert.All(acknowledged, write => Assert.Equal(write.Value, kept.GetValueOrDefault(write.Key)));
    }
}
