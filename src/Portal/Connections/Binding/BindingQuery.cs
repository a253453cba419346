using System.Runtime.CompilerServices;
using System.Text.Json;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>The Deployments that a person sees with what is bound to them, live.</summary>
internal sealed class BindingQuery(LiveCluster live, WholeObjects whole, AccessReviews access)
{
    /// <summary>The Deployments of a namespace, by name.</summary>
    public IAsyncEnumerable<LiveList<BindingTarget>> FollowAsync(Caller caller, string ns, CancellationToken token) =>
        ReadEachAsync(caller, cluster => cluster.InNamespace(CoreKinds.Deployment, ns), token);

    /// <summary>One Deployment; an empty list where the person does not see it.</summary>
    public IAsyncEnumerable<LiveList<BindingTarget>> FollowAsync(Caller caller, ObjectKey deployment, CancellationToken token) =>
        ReadEachAsync(caller, cluster => cluster.Find(deployment) is { } found ? [found] : [], token);

    private async IAsyncEnumerable<LiveList<BindingTarget>> ReadEachAsync(
        Caller caller, Func<VisibleCluster, IEnumerable<KubeObject>> select, [EnumeratorCancellation] CancellationToken token)
    {
        LiveList<BindingTarget>? last = null;
        await foreach (var seen in live.FollowAsync(caller, cluster => Seen(cluster, select), token))
        {
            var targets = new List<BindingTarget>();
            foreach (var (found, health) in seen)
            {
                targets.Add(await TargetAsync(caller, found, health, token));
            }

            var next = new LiveList<BindingTarget>(targets);
            if (!next.Equals(last))
            {
                yield return last = next;
            }
        }
    }

    private static LiveList<(KubeObject Found, Health Health)> Seen(VisibleCluster cluster, Func<VisibleCluster, IEnumerable<KubeObject>> select) =>
        new(select(cluster).Where(found => cluster.Sight.MayRead(found.Key)).OrderBy(found => found.Name, StringComparer.Ordinal)
            .Select(found => (found, HealthRules.Of(found, cluster.Now, cluster.IsStale(found.Type)))));

    /// <summary>A right to the whole namespace is asked for once; only without it each Deployment by its name.</summary>
    private async Task<string?> WhyNotAsync(Caller caller, ObjectKey deployment, CancellationToken token)
    {
        if (await access.MayAsync(caller, new("patch", deployment.Type, deployment.Namespace), token) is { Allowed: true })
        {
            return null;
        }

        var answer = await access.MayAsync(caller, AccessQuestion.Of("patch", deployment), token);
        return answer.Allowed ? null : answer.Reason;
    }

    private async Task<BindingTarget> TargetAsync(Caller caller, KubeObject found, Health health, CancellationToken token)
    {
        var known = await ValueOfAsync(found, token);
        return new(
            found.Key, health, await WhyNotAsync(caller, found.Key, token), GitOpsOwner.Of(found.Labels, found.Annotations),
            new(known is null ? [] : BindingReader.Of(found.Key, known)), new(known is null ? [] : SecretUses.Of(known)));
    }

    private async Task<Value?> ValueOfAsync(KubeObject found, CancellationToken token)
    {
        try
        {
            return await whole.ReadAsync(found, token) is Accepted accepted ? ValueReader.Parse(accepted.Utf8) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException)
        {
            return null;
        }
    }
}
