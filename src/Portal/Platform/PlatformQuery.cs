using System.Runtime.CompilerServices;
using Portal.Identity;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Platform;

/// <summary>What the platform page says besides offerings and catalogue, live, for the platform team alone.</summary>
internal sealed class PlatformQuery(LiveCluster live, AccountReader account, CompositionNotes notes)
{
    private static readonly KindId Compositions = new("apiextensions.crossplane.io", "compositions");

    /// <summary>The portal's watches; empty for everybody else.</summary>
    public IAsyncEnumerable<LiveList<WatchRow>> FollowWatchesAsync(Caller caller, CancellationToken token) => live.FollowAsync(caller, WatchQuery.Of, token);

    /// <summary>The kinds that only stand in for real ones; empty for everybody else.</summary>
    public IAsyncEnumerable<LiveList<string>> FollowPlaceholdersAsync(Caller caller, CancellationToken token) => live.FollowAsync(caller, PlaceholderQuery.Of, token);

    /// <summary>The portal's own account; null for everybody else.</summary>
    public async Task<AccountReport?> AccountAsync(Caller caller, CancellationToken token)
    {
        var cluster = await live.SeeAsync(caller, token);
        return cluster.Sight.IsPlatform ? await account.ReadAsync([.. Enum.GetValues<KindRole>().SelectMany(cluster.Kinds)], token) : null;
    }

    /// <summary>What is wrong with the compositions that the person may see.</summary>
    public async IAsyncEnumerable<LiveList<CompositionNote>> FollowCompositionsAsync(Caller caller, [EnumeratorCancellation] CancellationToken token)
    {
        await foreach (var (compositions, served) in live.FollowAsync(caller, cluster => (Seen(cluster), cluster.Served), token))
        {
            yield return await notes.ReadAsync(compositions, served, token);
        }
    }

    private static LiveList<KubeObject> Seen(VisibleCluster cluster) => new(
        cluster.Sight.IsPlatform && cluster.Served.Find(Compositions) is { } type ? cluster.All(type).OrderBy(found => found.Name, StringComparer.Ordinal) : []);
}
