using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Insights;

/// <summary>
/// Finds the logs of an object, as the person reads them: of a workload its own pods' logs; of what a provider makes, the provider's lines that
/// name it or its parts.
/// </summary>
internal sealed class LogOffers(LiveCluster live, CallerClients clients, IOptions<InsightsOptions> options)
{
    private const int MostPods = 50;
    private static readonly ResourceType Pods = new("", "v1", "pods", "Pod", true);

    /// <summary>Null where the person may not see the object, or where nothing of its kind writes logs.</summary>
    public async Task<LogOffer?> OfAsync(Caller caller, ObjectKey key, CancellationToken token)
    {
        var cluster = await live.SeeAsync(caller, token);
        if (cluster.Find(key) is not { } found)
        {
            return null;
        }

        try
        {
            if (key.Type is { Group: "", Plural: "pods" })
            {
                return await OfPodAsync(caller, key, token);
            }

            return key.Type.Group is "apps" or "batch"
                ? await OfWorkloadAsync(caller, key, token)
                : await OfProviderAsync(caller, ResourceTree.Of(cluster, found), token);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return Nothing("The control plane does not answer.");
        }
    }

    private async Task<LogOffer> OfPodAsync(Caller caller, ObjectKey key, CancellationToken token) =>
        await clients.For(caller).GetAsync(key, token) is Accepted accepted
            ? new(new([PodOf(ValueReader.Parse(accepted.Utf8))]), new([]), null)
            : Nothing($"You may not read {key.Name}.");

    private async Task<LogOffer> OfWorkloadAsync(Caller caller, ObjectKey key, CancellationToken token)
    {
        if (await clients.For(caller).GetAsync(key, token) is not Accepted accepted)
        {
            return Nothing($"You may not read {key.Name}.");
        }

        var labels = ValueReader.Parse(accepted.Utf8).At("spec", "selector", "matchLabels")?.Members ?? [];
        if (labels.Count == 0)
        {
            return Nothing($"{key.Name} does not say which pods are its own.");
        }

        var selector = string.Join(',', labels.Select(label => $"{label.Key}={label.Value.Text}"));
        var (pods, refusal) = await ListAsync(caller, key.Namespace!, selector, token);
        return pods.Count > 0 ? new(new(pods.Select(PodOf)), new([]), null) : Nothing(refusal ?? $"{key.Name} has no pods now.");
    }

    private async Task<LogOffer> OfProviderAsync(Caller caller, Part tree, CancellationToken token)
    {
        var home = options.Value.ProviderNamespace;
        var (pods, refusal) = await ListAsync(caller, home, null, token);
        if (refusal is not null)
        {
            return Nothing($"What its provider logs is in {home}, which you may not read. The platform team can.");
        }

        List<Part> parts = [.. tree.All()];
        var chosen = ProviderPods.For(pods, parts.Select(part => part.Key.Type.Group).Distinct());
        return chosen.Count > 0
            ? new(new(chosen.Select(PodOf)), new(parts.Select(part => part.Key.Name).Distinct()), null)
            : Nothing($"No provider runs in {home}.");
    }

    private async Task<(IReadOnlyList<Value> Pods, string? Refusal)> ListAsync(Caller caller, string ns, string? selector, CancellationToken token) =>
        await clients.For(caller).ListAsync(Pods, ns, new() { LabelSelector = selector, Limit = MostPods }, token) switch
        {
            Accepted accepted => ([.. (ValueReader.Parse(accepted.Utf8)["items"]?.Items ?? []).OrderByDescending(Created, StringComparer.Ordinal)], null),
            Refused { Status.IsForbidden: true } => ([], $"You may not read pods in {ns}."),
            Refused refused => ([], refused.Status.Message),
            _ => ([], null),
        };

    private static string Created(Value pod) => pod.At("metadata", "creationTimestamp")?.Text ?? "";

    private static LogPod PodOf(Value pod) => new(
        new(Pods, pod.At("metadata", "namespace")?.Text, pod.At("metadata", "name")?.Text ?? ""),
        new((pod.At("spec", "containers")?.Items ?? []).Concat(pod.At("spec", "initContainers")?.Items ?? []).Select(item => item["name"]?.Text).OfType<string>()),
        pod.At("status", "phase")?.Text ?? "");

    private static LogOffer Nothing(string why) => new(new([]), new([]), why);
}
