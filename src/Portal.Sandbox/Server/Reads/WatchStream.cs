using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>
/// One watch: the changes of one resource after a version, one JSON event a line. An object that begins or ceases to fit the selectors
/// is told as ADDED or DELETED. Ends at its timeout, when the resource ceases to be served, or with an ERROR 410 when it fell behind the history;
/// it keeps no queue, so a slow reader costs nothing but its connection.
/// </summary>
internal sealed class WatchStream(ObjectStore store, TableWriter tables, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan BookmarkEvery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public async Task WriteAsync(HttpContext context, ServedResource resource, string? ns, Func<Revision, bool> filter, ListQuery query)
    {
        var form = Representation.Of(context.Request);
        var from = query.Version is "" or "0" || query.SendInitialEvents is not null
            ? (long?)null
            : ResourceVersions.Parse(query.Version) ?? throw Refuse.Unexplained(ResourceVersions.Wrong(query.Version));
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, resource.Served);
        using var timer = time.CreateTimer(_ => ends.Cancel(), null, query.Timeout ?? Longest, Timeout.InfiniteTimeSpan);
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-cache, private";
        var lines = new WatchLines(context, resource, form, tables, time);
        bool Fits(Revision? found) => found is not null && (string.IsNullOrEmpty(ns) || found.Namespace == ns) && filter(found);
        var here = from ?? await InitialAsync(lines, resource, ns, filter, query);
        await lines.FlushAsync();
        var log = store.LogOf(resource.Type.Id);
        log.Enter();
        try
        {
            await FollowAsync(lines, log, here, Fits, query.Bookmarks, ends.Token);
        }
        finally
        {
            log.Leave();
        }
    }

    private async Task<long> InitialAsync(WatchLines lines, ServedResource resource, string? ns, Func<Revision, bool> filter, ListQuery query)
    {
        var listing = store.List(resource.Type.Id, ns);
        foreach (var found in query.SendInitialEvents ?? true ? listing.Objects.Where(filter) : [])
        {
            await lines.ObjectAsync("ADDED", found);
        }

        if (query is { SendInitialEvents: true, Bookmarks: true })
        {
            await lines.BookmarkAsync(listing.Version, isInitialEnd: true);
        }

        return listing.Version;
    }

    private async Task FollowAsync(WatchLines lines, ChangeLog log, long here, Func<Revision?, bool> fits, bool bookmarks, CancellationToken ends)
    {
        var pace = new WatchPace(time);
        var isLast = false;
        while (!isLast)
        {
            isLast = ends.IsCancellationRequested;
            if (log.After(here) is not { } batch)
            {
                await lines.ErrorAsync(Refuse.Expired($"too old resource version: {here}").Status);
                await lines.FlushAsync();
                return;
            }

            foreach (var change in batch.Changes)
            {
                await ChangeAsync(lines, change, fits);
                here = change.Version;
            }

            await lines.FlushAsync();
            if (batch.Changes.Count > 0)
            {
                await pace.HoldAsync(log.Readers, ends);
            }
            else if (!isLast && await QuietAsync(batch.More, ends) && bookmarks && !ends.IsCancellationRequested)
            {
                here = store.QuietUntil(log, here);
                await lines.BookmarkAsync(here, isInitialEnd: false);
            }
        }
    }

    /// <summary>Whether nothing happened for the time after which a bookmark is due.</summary>
    private async Task<bool> QuietAsync(Task more, CancellationToken ends)
    {
        try
        {
            await more.WaitAsync(BookmarkEvery, time, ends);
            return false;
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static ValueTask ChangeAsync(WatchLines lines, Change change, Func<Revision?, bool> fits)
    {
        var (before, after) = (fits(change.Previous), change.Kind != EventKind.Deleted && fits(change.Object));
        return (before, after) switch
        {
            (false, true) => lines.ObjectAsync("ADDED", change.Object),
            (true, true) => lines.ObjectAsync("MODIFIED", change.Object),
            (true, false) => lines.ObjectAsync("DELETED", Gone(change)),
            _ => ValueTask.CompletedTask,
        };
    }

    /// <summary>What left the selection is told in its last fitting state under the version of the change.</summary>
    private static Revision Gone(Change change) => change.Kind == EventKind.Deleted
        ? change.Object
        : new(change.Previous!.Type, change.Version, change.Previous.Value.With(["metadata", "resourceVersion"], change.Version.ToString()));
}
