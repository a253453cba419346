using System.Text;
using System.Text.Json;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Testing;

namespace Portal.Sandbox.Tests;

/// <summary>Short calls for tests that speak to the sandbox over HTTP.</summary>
internal static class ApiCalls
{
    public static ResourceType ConfigMaps { get; } = new("", "v1", "configmaps", "ConfigMap", true);

    public static ResourceType Secrets { get; } = new("", "v1", "secrets", "Secret", true);

    public static ResourceType Pods { get; } = new("", "v1", "pods", "Pod", true);

    public static ResourceType Namespaces { get; } = new("", "v1", "namespaces", "Namespace", false);

    public static ResourceType Deployments { get; } = new("apps", "v1", "deployments", "Deployment", true);

    public static ResourceType ReplicaSets { get; } = new("apps", "v1", "replicasets", "ReplicaSet", true);

    public static ResourceType Definitions { get; } = new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);

    public static async Task<JsonElement> CreateAsync(this SandboxCluster cluster, ResourceType type, string? ns, string json, CancellationToken token) =>
        Body(await cluster.Admin.CreateAsync(type, ns, Encoding.UTF8.GetBytes(json), WriteOptions.Default, null, token));

    public static async Task<JsonElement> MergeAsync(this SandboxCluster cluster, ObjectKey key, string json, CancellationToken token) =>
        Body(await cluster.Admin.PatchAsync(key, PatchKind.Merge, Encoding.UTF8.GetBytes(json), WriteOptions.Default, null, token));

    public static async Task<JsonElement?> FindAsync(this SandboxCluster cluster, ObjectKey key, CancellationToken token) =>
        await cluster.Admin.GetAsync(key, null, token) is Accepted found ? found.Body : null;

    public static async Task<IReadOnlyList<JsonElement>> ListAsync(this SandboxCluster cluster, ResourceType type, string? ns, CancellationToken token) =>
        [.. Body(await cluster.Admin.ListAsync(type, ns, null, null, token)).GetProperty("items").EnumerateArray()];

    /// <summary>Asks again until the answer fits.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> fits, CancellationToken token)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(token);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        T last;
        while (!fits(last = await ask()))
        {
            await tick.WaitForNextTickAsync(late.Token);
        }

        return last;
    }

    public static JsonElement Body(ApiOutcome outcome) =>
        outcome is Accepted accepted ? accepted.Body : throw new InvalidOperationException(((Refused)outcome).Status.Message);
}
