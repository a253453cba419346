using System.Runtime.CompilerServices;
using Portal.Identity;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Connections;

/// <summary>
/// Where the credentials of an object are and which keys they have, live: the Secret is read as the person when what owns it changes, every ten
/// seconds while a key is missing, and every minute after that. It is never watched and never kept.
/// </summary>
internal sealed class ConnectionQuery(LiveCluster live, ConnectionTermsReader terms, SecretKeysReader keys, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    /// <summary>Null while the person may not see the object.</summary>
    public async IAsyncEnumerable<Connection?> FollowAsync(Caller caller, ObjectKey key, [EnumeratorCancellation] CancellationToken token)
    {
        Connection? last = null;
        var lastRead = DateTimeOffset.MinValue;
        var any = false;
        await foreach (var (place, _) in live.FollowAsync(caller, cluster => (ConnectionPlaces.Find(cluster, key), BeatOf(cluster.Now)), token))
        {
            if (any && last is { Keys.IsComplete: true } && last.Place == place && time.GetUtcNow() - lastRead < Rest)
            {
                continue;
            }

            var next = place is null ? null : await ReadAsync(caller, place, token);
            lastRead = time.GetUtcNow();
            if (!any || next != last)
            {
                (any, last) = (true, next);
                yield return next;
            }
        }
    }

    /// <summary>What holds now; null where the person may not see the object.</summary>
    public async Task<Connection?> ReadAsync(Caller caller, ObjectKey key, CancellationToken token)
    {
        var cluster = await live.SeeAsync(caller, token);
        return ConnectionPlaces.Find(cluster, key) is { } place ? await ReadAsync(caller, place, token) : null;
    }

    private async Task<Connection> ReadAsync(Caller caller, ConnectionPlace place, CancellationToken token)
    {
        var promised = await terms.ReadAsync(place, token);
        var why = MissingCredentials.Why(place, promised);
        var read = why is null ? await keys.ReadAsync(caller, place, promised, token) : new SecretKeys(null, null, new([]), null);
        return new(place, promised, read, why);
    }

    private static long BeatOf(DateTimeOffset now) => now.Ticks / Beat.Ticks;
}
