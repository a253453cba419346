using System.Runtime.CompilerServices;
using Portal.Identity;
using Portal.Live;
using Portal.Offerings;

namespace Portal.Infrastructure;

/// <summary>
/// Lists of everything that a person may see running: one query for pages, the API and the hub. Permission comes before every filter, count and
/// order.
/// </summary>
public sealed class ResourceLists
{
    private readonly LiveCluster _live;
    private readonly OfferingSource _offerings;
    private readonly ConditionalWeakTable<Inventory, AnswerShelf> _answers = [];

    public ResourceLists(LiveCluster live, OfferingSource offerings) => (_live, _offerings) = (live, offerings);

    /// <summary>A window of the list, again whenever it changes. The window is asked for each time, because people scroll.</summary>
    public IAsyncEnumerable<ResourcePage> FollowAsync(Caller caller, ResourceQuery query, Func<(int Start, int Count)> window, CancellationToken token) =>
        _live.FollowAsync(caller, cluster => Page(cluster, query, window()), token);

    /// <summary>A window of the list as it is now.</summary>
    public async Task<ResourcePage> ReadAsync(Caller caller, ResourceQuery query, int start, int count, CancellationToken token) =>
        Page(await _live.SeeAsync(caller, token), query, (start, count));

    /// <summary>Everything that fits, again whenever it changes.</summary>
    public IAsyncEnumerable<LiveList<ResourceRow>> FollowAllAsync(Caller caller, ResourceQuery query, CancellationToken token) =>
        _live.FollowAsync(caller, cluster => new LiveList<ResourceRow>(Rows(cluster, query)), token);

    /// <summary>The same, from the moment on at which everything watched was listed once and the person's rights were known.</summary>
    public async IAsyncEnumerable<LiveList<ResourceRow>> FollowSyncedAsync(Caller caller, ResourceQuery query, [EnumeratorCancellation] CancellationToken token)
    {
        var answers = _live.FollowAsync(caller, cluster => (Known: cluster is { Synced: true, Sight.Unsure: false }, Rows: new LiveList<ResourceRow>(Rows(cluster, query))), token);
        await foreach (var (known, rows) in answers)
        {
            if (known)
            {
                yield return rows;
            }
        }
    }

    /// <summary>Everything that fits, of what the person may see.</summary>
    public IEnumerable<ResourceRow> Rows(VisibleCluster cluster, ResourceQuery query) => Answer(cluster, query).Entries.Select(entry => entry.Row).OfType<ResourceRow>();

    internal ResourcePage Page(VisibleCluster cluster, ResourceQuery query, (int Start, int Count) window)
    {
        var answer = Answer(cluster, query);
        var start = Math.Clamp(window.Start, 0, answer.Entries.Length);
        var count = Math.Clamp(window.Count, 0, answer.Entries.Length - start);
        return new(start, new(answer.Entries.Slice(start, count)), answer.Entries.Length, answer.Summary, cluster.Synced, cluster.Trouble, cluster.Sight.Unsure);
    }

    private ResourceAnswer Answer(VisibleCluster cluster, ResourceQuery query)
    {
        var (inventory, offerings) = (cluster.Inventory, _offerings.Current);
        return _answers.GetOrCreateValue(inventory).Take(cluster.Sight, offerings, query, () => ResourceAnswer.Of(
            inventory.Entries.Values.Where(entry => cluster.Sight.Sees(entry.Object)).Select(entry => Titled(entry.Row, offerings)), query));
    }

    /// <summary>A row under its offering's title, where it has one.</summary>
    private static ResourceRow Titled(ResourceRow row, OfferingSet offerings)
    {
        var title = row.IsWorkload ? null : offerings.Of(row.Key.Type)?.Look.Title;
        return title is null || title == row.Title ? row : row with { Title = title };
    }
}
