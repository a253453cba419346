using System.Runtime.CompilerServices;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Insights;

/// <summary>
/// The events of an object, and of its parts where that is wanted, live: read anew as the person when one of them changes, and every ten seconds.
/// </summary>
internal sealed class EventQuery(LiveCluster live, EventReader reader)
{
    private const int MostSubjects = 60;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <summary>Null while the person may not see the object.</summary>
    public async IAsyncEnumerable<EventPage?> FollowAsync(Caller caller, ObjectKey key, bool includeParts, [EnumeratorCancellation] CancellationToken token)
    {
        // Answers that are the same are given too: how long ago things happened goes on.
        await foreach (var (subjects, _) in live.FollowAsync(caller, cluster => (Subjects(cluster, key, includeParts), cluster.Now.Ticks / Beat.Ticks), token))
        {
            yield return subjects.Count == 0 ? null : await reader.ReadAsync(caller, subjects, token);
        }
    }

    private static LiveList<EventSubject> Subjects(VisibleCluster cluster, ObjectKey key, bool includeParts)
    {
        if (ResourceTree.Of(cluster, key) is not { } tree)
        {
            return new([]);
        }

        // Of parts no more than their uid is taken; whether their events may be read is for the API server to say.
        var keys = includeParts ? tree.All().Where(part => part.Found).Select(part => part.Key).Distinct() : [tree.Key];
        return new(keys.Take(MostSubjects).Select(cluster.SummaryOf).OfType<KubeObject>().Select(found => new EventSubject(found.Key, found.Uid, found.ResourceVersion)));
    }
}
