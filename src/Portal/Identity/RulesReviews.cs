using System.Collections.Immutable;
using System.Text.Json;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>
/// Asks what a person may read: one SelfSubjectRulesReview a namespace, one SelfSubjectAccessReview a cluster-scoped kind. Where the rules are
/// incomplete (an authorizer that cannot list them), each kind that the rules do not name is asked for by an access review. Errors count as no.
/// </summary>
internal sealed class RulesReviews(CallerClients clients, AccessReviews access)
{
    private const string Path = "apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

    public async Task<ImmutableArray<AccessRule>> InNamespaceAsync(Caller caller, string ns, IReadOnlyCollection<ResourceType> kinds, CancellationToken token)
    {
        var body = JsonSerializer.SerializeToElement(new
        {
            apiVersion = "authorization.k8s.io/v1", kind = "SelfSubjectRulesReview", spec = new { @namespace = ns },
        });
        try
        {
            return await clients.For(caller).PostPathAsync(Path, body, token) is Accepted accepted && accepted.Body.TryGetProperty("status", out var status)
                ? await WholeAsync(caller, ns, status, kinds, token)
                : [];
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return [];
        }
    }

    public async Task<bool> InClusterAsync(Caller caller, ResourceType type, CancellationToken token) =>
        (await access.MayAsync(caller, new("list", type, null), token)).Allowed;

    private async Task<ImmutableArray<AccessRule>> WholeAsync(
        Caller caller, string ns, JsonElement status, IReadOnlyCollection<ResourceType> kinds, CancellationToken token)
    {
        List<AccessRule> rules = [.. Items(status, "resourceRules").Select(Read)];
        if (!status.TryGetProperty("incomplete", out var incomplete) || incomplete.ValueKind != JsonValueKind.True)
        {
            return [.. rules];
        }

        foreach (var type in kinds.Where(type => !rules.Exists(rule => rule.LetsRead(type, ""))))
        {
            if ((await access.MayAsync(caller, new("list", type, ns), token)).Allowed)
            {
                rules.Add(new(["list"], [type.Group], [type.Plural], []));
            }
        }

        return [.. rules];
    }

    private static AccessRule Read(JsonElement rule) => new(Texts(rule, "verbs"), Texts(rule, "apiGroups"), Texts(rule, "resources"), Texts(rule, "resourceNames"));

    private static string[] Texts(JsonElement element, string name) => [.. Items(element, name).Select(item => item.GetString() ?? "")];

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
