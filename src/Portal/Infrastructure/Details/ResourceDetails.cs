using System.Runtime.CompilerServices;
using System.Text.Json;
using Portal.Connections;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Offerings;
using Portal.Orders;

namespace Portal.Infrastructure;

/// <summary>One thing that runs, as one person may see it, for as long as somebody looks. Kinds that are not watched are asked for in the person's name.</summary>
public sealed class ResourceDetails(LiveCluster live, CallerClients clients, OfferingSource offerings, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <param name="path"><c>{group}/{plural}/{namespace|_}/{name}</c>, as pages name it.</param>
    public async IAsyncEnumerable<DetailAnswer> FollowAsync(Caller caller, string path, [EnumeratorCancellation] CancellationToken token)
    {
        await live.SyncedAsync(Pause, token);
        var seen = await live.SeeAsync(caller, token);
        var answers = KeyOf(seen, path) is { } key && !seen.IsWatched(key.Type)
            ? AskAsync(caller, key, token)
            : live.FollowAsync(caller, cluster => Answer(cluster, path), token);
        await foreach (var answer in answers.WithCancellation(token))
        {
            yield return answer;
        }
    }

    /// <summary>The key that a page's path names; null where no such kind is served.</summary>
    public static ObjectKey? KeyOf(VisibleCluster cluster, string path) =>
        path.Split('/') is [var group, var plural, var ns, var name] && cluster.Served.Find(new KindId(group, plural)) is { } type && type.Namespaced == (ns != "_")
            ? new(type, ns == "_" ? null : ns, name) : null;

    public string TitleOf(ResourceType type) => offerings.Current.Of(type)?.Look.Title ?? KindTitles.Of(type);

    private DetailAnswer Answer(VisibleCluster cluster, string path) =>
        new(KeyOf(cluster, path) is { } key && cluster.Find(key) is { } found ? Detail(cluster, found) : null, cluster.Synced, cluster.Trouble, cluster.Sight.Unsure);

    private ResourceDetail Detail(VisibleCluster cluster, KubeObject found)
    {
        var tree = ResourceTree.Of(cluster, found);
        return new(
            found, tree, TitleOf(found.Type), Ownership.OwnerOf(found) is { } owner ? Ownership.Short(owner) : OwnerOfNamespace(cluster, found),
            Ownership.ApplicationOf(found), new(found.Conditions.Select(ConditionLine.Of)), GitOpsOwner.Of(found.Labels, found.Annotations),
            Late(cluster, found, tree.Health), ParentOf(cluster, found));
    }

    private static string? OwnerOfNamespace(VisibleCluster cluster, KubeObject found) =>
        found.Namespace is { } ns && cluster.Served.Find(new KindId("", "namespaces")) is { } type && cluster.SummaryOf(new(type, null, ns)) is { } home
            && Ownership.OwnerOf(home) is { } owner ? Ownership.Short(owner) : null;

    private static TimeSpan? Late(VisibleCluster cluster, KubeObject found, Health health) =>
        health.State == HealthState.Progressing && found.CreationTimestamp is { } created && UsualTime.Of(cluster, found.Type) is { } usual
            && cluster.Now - created > usual * 2 && cluster.Now - created > usual + TimeSpan.FromSeconds(30) ? usual : null;

    private static ObjectKey? ParentOf(VisibleCluster cluster, KubeObject found)
    {
        var claim = found.References.FirstOrDefault(reference => reference.Role == ReferenceRole.Claim);
        var (apiVersion, kind, ns, name) = claim is not null ? (claim.ApiVersion, claim.Kind, claim.Namespace, claim.Name)
            : found.Controller is { } owner ? (owner.ApiVersion, owner.Kind, found.Namespace, owner.Name) : (null, null, null, "");
        if (apiVersion is null || kind is null || cluster.Served.Find(apiVersion, kind) is not { } type)
        {
            return null;
        }

        var key = new ObjectKey(type, type.Namespaced ? ns : null, name);
        return cluster.Find(key) is { } parent ? parent.Key : null;
    }

    private async IAsyncEnumerable<DetailAnswer> AskAsync(Caller caller, ObjectKey key, [EnumeratorCancellation] CancellationToken token)
    {
        using var timer = new PeriodicTimer(Pause, time);
        DetailAnswer? last = null;
        do
        {
            var found = await ReadAsync(caller, key, token);
            var seen = await live.SeeAsync(caller, token);
            var isSame = last?.Found?.Object is { } old && old.ResourceVersion == found?.ResourceVersion && old.Uid == found.Uid;
            var answer = new DetailAnswer(found is null ? null : Detail(seen, isSame ? last!.Found!.Object : found), true, seen.Trouble, false);
            if (answer != last)
            {
                last = answer;
                yield return answer;
            }
        }
        while (await timer.WaitForNextTickAsync(token));
    }

    private async Task<KubeObject?> ReadAsync(Caller caller, ObjectKey key, CancellationToken token)
    {
        try
        {
            return !caller.IsGuest && await clients.For(caller).GetAsync(key, token) is Accepted accepted ? accepted.Project(key.Type) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or JsonException or ArgumentException)
        {
            return null;
        }
    }
}
