using k8s;
using k8s.Autorest;
using k8s.Models;
using Portal.Testing;
using KubernetesClass = k8s.Kubernetes;

namespace Portal.Sandbox.Tests.Clients;

/// <summary>KubernetesClient, as any program in C# uses it.</summary>
public sealed class CSharpClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TypedClient_CreatesPatchesWatchesAndDeletes()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        using var client = ClientOf(cluster);
        var made = await client.CoreV1.CreateNamespacedConfigMapAsync(new V1ConfigMap { Metadata = new() { Name = "a" }, Data = new Dictionary<string, string> { ["k"] = "1" } }, "default", cancellationToken: Token);
        await client.CoreV1.PatchNamespacedConfigMapAsync(new V1Patch("""{"data":{"k":"2"}}""", V1Patch.PatchType.MergePatch), "a", "default", cancellationToken: Token);
        var seen = new List<(WatchEventType, string)>();
        await foreach (var (type, item) in client.CoreV1.WatchListNamespacedConfigMapAsync("default", resourceVersion: made.ResourceVersion(), fieldSelector: "metadata.name=a", cancellationToken: Token))
        {
            seen.Add((type, item.Data["k"]));
            if (type == WatchEventType.Deleted)
            {
                break;
            }

            await client.CoreV1.DeleteNamespacedConfigMapAsync("a", "default", cancellationToken: Token);
        }

        Assert.Equal([(WatchEventType.Modified, "2"), (WatchEventType.Deleted, "2")], seen);
    }

    [Fact]
    public async Task TypedClient_Refused_TellsTheStatus()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        using var client = ClientOf(cluster);

        var refused = await Assert.ThrowsAsync<HttpOperationException>(() => client.AppsV1.ReadNamespacedDeploymentAsync("none", "default", cancellationToken: Token));

        Assert.Contains("deployments.apps \\\"none\\\" not found", refused.Response.Content, StringComparison.Ordinal);
    }

    private static KubernetesClass ClientOf(SandboxCluster cluster) => new(KubernetesClientConfiguration.BuildConfigFromConfigFile(cluster.KubeConfigPath));
}
