using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Kubernetes.Objects;
using Portal.Testing;

namespace Portal.Sandbox.Tests.Clients;

/// <summary>The informer of <c>@kubernetes/client-node</c>; tests/run brings the package.</summary>
public sealed class NodeClientTests
{
    private static readonly string Folder = Path.Combine(PortalProcess.Root, "tests", "Portal.EndToEnd", "clients");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Informer_HearsWhatIsMadeChangedAndDeleted()
    {
        Assert.SkipUnless(Kubectl.OnPath("node") && Directory.Exists(Path.Combine(Folder, "node_modules")), "clients: no node, or its packages are not there (npm ci)");
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await cluster.CreateAsync(ApiCalls.ConfigMaps, "default", """{"metadata":{"name":"old"},"data":{"k":"1"}}""", Token);
        using var informer = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "informer.mjs"), cluster.KubeConfigPath, "default"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = new ConcurrentQueue<string>();
        informer.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        informer.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        informer.BeginOutputReadLine();
        informer.BeginErrorReadLine();

        await SaysAsync("add old 1");
        await cluster.CreateAsync(ApiCalls.ConfigMaps, "default", """{"metadata":{"name":"new"},"data":{"k":"1"}}""", Token);
        await SaysAsync("add new 1");
        await cluster.MergeAsync(new ObjectKey(ApiCalls.ConfigMaps, "default", "new"), """{"data":{"k":"2"}}""", Token);
        await SaysAsync("update new 2");
        await cluster.Admin.DeleteAsync(new ObjectKey(ApiCalls.ConfigMaps, "default", "new"), new(), null, Token);
        await SaysAsync("delete new 2");
        informer.Kill();

        Assert.DoesNotContain(said, line => line.StartsWith("error", StringComparison.Ordinal));

        Task SaysAsync(string words) => Eventually.HoldsAsync(() => said.Contains(words), TimeSpan.FromSeconds(30), Token, $"{words}, from: {string.Join('\n', said)}");
    }
}
