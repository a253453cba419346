using System.Text;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>
/// One watch: the changes of one resource after a version, one JSON event a line. An object that begins or ceases to fit the selectors
/// is told as ADDED or DELETED. Ends at its timeout, or with an ERROR 410 when it fell behind the history.
/// </summary>
internal sealed class WatchStream(ObjectStore store, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan BookmarkEvery = TimeSpan.FromSeconds(60);

    public async Task WriteAsync(HttpContext context, ServedResource resource, string? ns, Func<Revision, bool> filter, WatchQuery query)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var timer = time.CreateTimer(_ => ends.Cancel(), null, query.Timeout, Timeout.InfiniteTimeSpan);
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-cache, private";
        bool Fits(Revision? found) => found is not null && (string.IsNullOrEmpty(ns) || found.Namespace == ns) && filter(found);
        var here = query.Version;
        if (here is null)
        {
            var listing = store.List(resource.Type.Id, ns);
            here = listing.Version;
            foreach (var found in query.InitialEvents ? listing.Objects.Where(filter) : [])
            {
                await LineAsync(context, "ADDED", Versions.BytesOf(found, resource));
            }
        }

        if (query is { InitialEvents: true, Bookmarks: true, InitialBookmark: true })
        {
            await LineAsync(context, "BOOKMARK", Bookmark(resource, here.Value, initialEnd: true));
        }

        await context.Response.Body.FlushAsync(context.RequestAborted);
        await FollowAsync(context, resource, here.Value, Fits, query.Bookmarks, ends.Token);
    }

    private async Task FollowAsync(HttpContext context, ServedResource resource, long here, Func<Revision?, bool> fits, bool bookmarks, CancellationToken ends)
    {
        var log = store.LogOf(resource.Type.Id);
        while (!ends.IsCancellationRequested)
        {
            if (log.After(here) is not { } batch)
            {
                await LineAsync(context, "ERROR", ValueWriter.ToUtf8(Refuse.Expired($"too old resource version: {here}").Status));
                return;
            }

            foreach (var change in batch.Changes)
            {
                await ChangeAsync(context, resource, change, fits);
                here = change.Version;
            }

            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (await QuietAsync(batch.More, ends) && bookmarks && !ends.IsCancellationRequested)
            {
                here = store.QuietUntil(log, here);
                await LineAsync(context, "BOOKMARK", Bookmark(resource, here, initialEnd: false));
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

    private static Task ChangeAsync(HttpContext context, ServedResource resource, Change change, Func<Revision?, bool> fits)
    {
        var (before, after) = (fits(change.Previous), change.Kind != EventKind.Deleted && fits(change.Object));
        return (before, after) switch
        {
            (false, true) => LineAsync(context, "ADDED", Versions.BytesOf(change.Object, resource)),
            (true, true) => LineAsync(context, "MODIFIED", Versions.BytesOf(change.Object, resource)),
            (true, false) => LineAsync(context, "DELETED", Gone(change, resource)),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>What left the selection is told in its last fitting state under the version of the change.</summary>
    private static byte[] Gone(Change change, ServedResource resource) => change.Kind == EventKind.Deleted
        ? Versions.BytesOf(change.Object, resource)
        : ValueWriter.ToUtf8(Versions.Of(change.Previous!, resource).With(["metadata", "resourceVersion"], change.Version.ToString()));

    private static byte[] Bookmark(ServedResource resource, long version, bool initialEnd)
    {
        var annotations = initialEnd ? MapValue.Of(("k8s.io/initial-events-end", "true")) : null;
        return ValueWriter.ToUtf8(MapValue.Of(
            ("kind", resource.Type.Kind), ("apiVersion", resource.Type.ApiVersion),
            ("metadata", MapValue.Of(("resourceVersion", version.ToString()), ("creationTimestamp", Value.Null), ("annotations", annotations)))));
    }

    private static async Task LineAsync(HttpContext context, string type, byte[] body)
    {
        var response = context.Response.Body;
        await response.WriteAsync(Encoding.ASCII.GetBytes($"{{\"type\":\"{type}\",\"object\":"), context.RequestAborted);
        await response.WriteAsync(body, context.RequestAborted);
        await response.WriteAsync("}\n"u8.ToArray(), context.RequestAborted);
    }
}
