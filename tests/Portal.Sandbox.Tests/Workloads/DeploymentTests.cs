using System.Text.Json;
using Portal.Kubernetes.Objects;
using Portal.Testing;
using static Portal.Sandbox.Tests.ApiCalls;

namespace Portal.Sandbox.Tests.Workloads;

public sealed class DeploymentTests
{
    private static readonly ObjectKey Web = new(Deployments, "default", "web");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rollout_NewTemplate_ReplacesThePodsAndNumbersTheRevision()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await cluster.CreateAsync(Deployments, "default", Manifest(""), Token);
        await AvailableAsync(cluster, "1");

        await cluster.MergeAsync(Web, """{"spec":{"template":{"metadata":{"annotations":{"changed":"yes"}}}}}""", Token);
        await AvailableAsync(cluster, "2");

        var pods = await UntilAsync(() => cluster.ListAsync(Pods, "default", Token), found => found.Count == 2, Token);
        Assert.All(pods, pod => Assert.Equal("yes", pod.GetProperty("metadata").GetProperty("annotations").GetProperty("changed").GetString()));
        Assert.Equal(2, (await cluster.ListAsync(ReplicaSets, "default", Token)).Count);
    }

    [Fact]
    public async Task Pod_SecretKeyMissing_WaitsAndStartsOnceItIsThere()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await cluster.CreateAsync(Deployments, "default", Manifest(""","env":[{"name":"PW","valueFrom":{"secretKeyRef":{"name":"db","key":"password"}}}]"""), Token);

        await UntilAsync(() => cluster.ListAsync(Pods, "default", Token), pods => pods.Any(pod => Waiting(pod) == "CreateContainerConfigError"), Token);
        await cluster.CreateAsync(Secrets, "default", """{"metadata":{"name":"db"},"stringData":{"password":"x"}}""", Token);

        await AvailableAsync(cluster, "1");
    }

    [Fact]
    public async Task Delete_Deployment_TakesItsReplicaSetsAndPodsAlong()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await cluster.CreateAsync(Deployments, "default", Manifest(""), Token);
        await AvailableAsync(cluster, "1");

        await cluster.Admin.DeleteAsync(Web, new(), null, Token);

        await UntilAsync(() => cluster.ListAsync(ReplicaSets, "default", Token), found => found.Count == 0, Token);
        await UntilAsync(() => cluster.ListAsync(Pods, "default", Token), found => found.Count == 0, Token);
    }

    [Fact]
    public async Task Delete_Namespace_EmptiesItFirst()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await cluster.CreateAsync(Namespaces, null, """{"metadata":{"name":"team"}}""", Token);
        await cluster.CreateAsync(ConfigMaps, "team", """{"metadata":{"name":"a"}}""", Token);

        await cluster.Admin.DeleteAsync(new(Namespaces, null, "team"), new(), null, Token);

        await UntilAsync(() => cluster.FindAsync(new(Namespaces, null, "team"), Token), found => found is null, Token);
        Assert.Null(await cluster.FindAsync(new(ConfigMaps, "team", "a"), Token));
    }

    private static string Manifest(string more) =>
        """{"metadata":{"name":"web"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"app","image":"nginx:1.27"MORE}]}}}}"""
            .Replace("MORE", more, StringComparison.Ordinal);

    private static string? Waiting(JsonElement pod) =>
        pod.GetProperty("status").TryGetProperty("containerStatuses", out var statuses) && statuses[0].GetProperty("state").TryGetProperty("waiting", out var waiting)
            ? waiting.GetProperty("reason").GetString()
            : null;

    private static Task AvailableAsync(SandboxCluster cluster, string revision) => UntilAsync(() => cluster.FindAsync(Web, Token), found => found is { } web
        && web.GetProperty("metadata").TryGetProperty("annotations", out var annotations) && annotations.TryGetProperty("deployment.kubernetes.io/revision", out var number) && number.GetString() == revision
        && web.GetProperty("status") is var status && status.TryGetProperty("observedGeneration", out var seen) && seen.GetInt64() == web.GetProperty("metadata").GetProperty("generation").GetInt64()
        && status.TryGetProperty("availableReplicas", out var available) && available.GetInt32() == 2
        && status.TryGetProperty("updatedReplicas", out var updated) && updated.GetInt32() == 2 && status.TryGetProperty("replicas", out var all) && all.GetInt32() == 2, Token);
}
