using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>A composite that is a part of another: what becomes of it concerns the other too.</summary>
internal sealed class NestedComposites(CompositeReconciler composites) : IController
{
    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Type.Categories.Contains("composite") ? composites.OwnerOf(change.Object) : null;
        return key is not null;
    }

    public Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token) => composites.ReconcileAsync(key, api, token);
}
