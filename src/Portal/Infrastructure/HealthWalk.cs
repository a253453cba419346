using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>
/// Works out one object's health with its parts', whoever asks, and notes what it read and until when that holds by itself. The same rules as
/// <see cref="ResourceTree"/>, without a tree.
/// </summary>
internal sealed class HealthWalk(ClusterView view, DateTimeOffset now)
{
    private readonly HashSet<ObjectKey> _reads = [];

    public IReadOnlyCollection<ObjectKey> Reads => _reads;

    /// <summary>When the health changes though no object does; null for never.</summary>
    public DateTimeOffset? Until { get; private set; }

    public Health Of(KubeObject root) => Of(root, 0);

    private Health Of(KubeObject found, int depth)
    {
        _reads.Add(found.Key);
        var own = HealthRules.Of(found, now, view.IsStale(found.Type));
        NoteGrace(found, own);
        if (depth >= ResourceTree.Deepest || own.State is not (HealthState.Progressing or HealthState.Failed))
        {
            return own;
        }

        foreach (var reference in ResourceTree.References(found))
        {
            if (OfPart(found, reference, depth) is { State: HealthState.Failed } failed)
            {
                return new(HealthState.Failed, failed.Cause ?? own.Cause);
            }
        }

        return own;
    }

    private Health? OfPart(KubeObject parent, ObjectReference reference, int depth)
    {
        if (reference is not { ApiVersion: { } apiVersion, Kind: { } kind } || view.Served.Find(apiVersion, kind) is not { } type
            || view.Stores.GetValueOrDefault(KindId.Of(type)) is not { } store)
        {
            return null;
        }

        var key = ResourceTree.KeyOf(store.Type, parent, reference);
        _reads.Add(key);
        return store.Snapshot.Find(key) is { } part && ResourceTree.Belongs(parent, part) ? Of(part, depth + 1) : null;
    }

    private void NoteGrace(KubeObject found, Health own)
    {
        if (own.State == HealthState.Progressing && HealthRules.GraceEnds(found) is { } ends && ends > now && (Until is null || ends < Until))
        {
            Until = ends;
        }
    }
}
