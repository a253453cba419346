using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>
/// Says of every CompositionRevision that its functions can compose, as Crossplane 2 does. A function that is not installed passes this check there
/// too: it is missed only when the pipeline runs.
/// </summary>
internal sealed class RevisionCheck(TimeProvider time) : IController
{
    private readonly EventWriter _events = new(time, "revision/compositionrevision.apiextensions.crossplane.io");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Type.Kind == RevisionReconciler.Kind && change.Kind != EventKind.Deleted
            ? new(RevisionReconciler.ApiVersion, RevisionReconciler.Kind, null, change.Object.Name())
            : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("crossplane");
        if ((await api.GetAsync(key.ApiVersion, key.Kind, null, key.Name, token)).Taken() is not { } revision || revision.IsDeleting())
        {
            return null;
        }

        var next = revision.WithCondition("Synced", "True", "ReconcileSuccess", null, time.Stamp()).WithCondition("ValidPipeline", "True", "ValidPipeline", null, time.Stamp());
        if (!next.Equals(revision))
        {
            await _events.NormalAsync(api, revision, "CheckCapabilities", "All functions have required composition capability", token);
            (await api.UpdateStatusAsync(next, token)).Taken();
        }

        return null;
    }
}
