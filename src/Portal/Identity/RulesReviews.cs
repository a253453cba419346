using System.Collections.Immutable;
using System.Text.Json;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>
/// Asks what a person may read: one SelfSubjectRulesReview a namespace, one SelfSubjectAccessReview a cluster-scoped kind. Where the rules are
/// incomplete (an authorizer that cannot list them), each kind that the rules do not name is asked for by an access review. Null where the control
/// plane did not say.
/// </summary>
internal sealed class RulesReviews(CallerClients clients, AccessReviews access, TimeProvider time)
{
    private const string Path = "apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<ImmutableArray<AccessRule>?> InNamespaceAsync(Caller caller, string ns, IReadOnlyCollection<ResourceType> kinds, CancellationToken token)
    {
        var body = JsonSerializer.SerializeToElement(new
        {
            apiVersion = "authorization.k8s.io/v1", kind = "SelfSubjectRulesReview", spec = new { @namespace = ns },
        });
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, patience.Token);
        try
        {
            return await clients.For(caller).PostPathAsync(Path, body, either.Token) switch
            {
                Accepted accepted when accepted.Body.TryGetProperty("status", out var status) => await WholeAsync(caller, ns, status, kinds, token),
                Refused { Status: { IsForbidden: true } or { IsUnauthorized: true } } => [],
                _ => null,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // A reserved name acts for nobody and sees nothing.
            return [];
        }
    }

    public async Task<bool?> InClusterAsync(Caller caller, ResourceType type, CancellationToken token) =>
        await access.MayAsync(caller, new("list", type, null), token) is { Sure: true } answer ? answer.Allowed : null;

    private async Task<ImmutableArray<AccessRule>?> WholeAsync(
        Caller caller, string ns, JsonElement status, IReadOnlyCollection<ResourceType> kinds, CancellationToken token)
    {
        List<AccessRule> rules = [.. status.Items("resourceRules").Select(Read)];
        if (!status.TryGetProperty("incomplete", out var incomplete) || incomplete.ValueKind != JsonValueKind.True)
        {
            return [.. rules];
        }

        foreach (var type in kinds.Where(type => !rules.Exists(rule => rule.LetsRead(type, ""))))
        {
            var answer = await access.MayAsync(caller, new("list", type, ns), token);
            if (!answer.Sure)
            {
                return null;
            }

            if (answer.Allowed)
            {
                rules.Add(new(["list"], [type.Group], [type.Plural], []));
            }
        }

        return [.. rules];
    }

    private static AccessRule Read(JsonElement rule) => new(rule.Texts("verbs"), rule.Texts("apiGroups"), rule.Texts("resources"), rule.Texts("resourceNames"));
}
