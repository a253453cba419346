using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>Composes composites: chooses the composition, runs it, applies the parts, publishes the connection details, says how things stand.</summary>
internal sealed class CompositeReconciler(Kinds kinds, PartSync parts, TimeProvider time) : IController
{
    private const string Finalizer = "composite.apiextensions.crossplane.io";
    /// <summary>What an API server says of invalid objects may differ each time, so it stands in the event alone.</summary>
    private const string Invalid = "cannot compose resources: some resources were invalid, check events";

    private static readonly TimeSpan Drift = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private readonly CompositionChoice _choice = new(time);
    private readonly CompositeStatus _status = new(time);
    private readonly EventWriter _events = new(time, "defined/compositeresourcedefinition.apiextensions.crossplane.io");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        kinds.Observe(change);
        key = change.Type switch
        {
            { Kind: RevisionReconciler.Kind } when change.Kind == EventKind.Added => new(RevisionReconciler.ApiVersion, RevisionReconciler.Kind, null, change.Object.Name()),
            { Kind: Definitions.Definition.Kind } => new(Definitions.Definition.ApiGroup + "/v1", Definitions.Definition.Kind, null, change.Object.Name()),
            _ when change.Type.Categories.Contains("composite") => new(change.Object.ApiVersion(), change.Object.Kind(), change.Object.Namespace(), change.Object.Name()),
            _ => OwnerOf(change.Object),
        };
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("crossplane");
        if (key.Kind is RevisionReconciler.Kind or Definitions.Definition.Kind)
        {
            return await AllOfKindAsync(key, api, token);
        }

        if (kinds.OfComposite(key.ApiVersion, key.Kind) is not { } definition || !api.Serves(key.ApiVersion, key.Kind))
        {
            return null;
        }

        return (await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token)).Taken() is { } composite
            ? await ComposeAsync(new(definition, composite), api, token)
            : null;
    }

    /// <returns>The composite that an object is a part of; null where it is none.</returns>
    public ControllerKey? OwnerOf(MapValue part)
    {
        if (part.Controller() is not { } owner || kinds.OfComposite(owner.Text("apiVersion"), owner.Text("kind")) is not { } definition)
        {
            return null;
        }

        return new(owner.Text("apiVersion"), owner.Text("kind"), definition.IsNamespaced ? part.Namespace() : null, owner.Text("name"));
    }

    /// <summary>A new revision or a changed XRD concerns every composite of its kind.</summary>
    private async Task<TimeSpan?> AllOfKindAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        if ((await api.GetAsync(key.ApiVersion, key.Kind, null, key.Name, token)).Taken() is not { } source)
        {
            return null;
        }

        var definition = key.Kind == Definitions.Definition.Kind
            ? kinds.Read(source)
            : kinds.OfComposite(source.Text("spec", "compositeTypeRef", "apiVersion"), source.Text("spec", "compositeTypeRef", "kind"));
        foreach (var composite in definition is null ? [] : await api.ListAsync(definition.ApiVersion, definition.CompositeKind, null, token))
        {
            try
            {
                await ComposeAsync(new(definition!, composite), api, token);
            }
            catch (OutdatedException)
            {
                // Its own change brings it back.
            }
        }

        return null;
    }

    private async Task<TimeSpan?> ComposeAsync(CompositeView composite, ILocalApi api, CancellationToken token)
    {
        var xr = composite.Object;
        if (xr.IsPaused())
        {
            await _events.NormalAsync(api, xr, "ReconciliationPaused", "Reconciliation is paused via the pause annotation", token, Annotation(composite));
            await _status.WriteAsync(xr, xr.WithCondition("Synced", "False", "ReconcilePaused", Conditions.Paused, time.Stamp()), api, token);
            return null;
        }

        if (xr.IsDeleting())
        {
            await RemoveAsync(xr, api, token);
            return null;
        }

        if (!xr.HasFinalizer(Finalizer))
        {
            (await api.UpdateAsync(xr.WithFinalizer(Finalizer), token)).Taken();
            return TimeSpan.Zero;
        }

        try
        {
            return await RunAsync(composite, api, token);
        }
        catch (Exception broken) when (broken is ChoiceException or TransformException or UnknownFunctionException or RefusedWriteException)
        {
            return await FailAsync(composite, broken, api, token);
        }
    }

    private async Task<TimeSpan?> RunAsync(CompositeView composite, ILocalApi api, CancellationToken token)
    {
        if (await _choice.ChooseAsync(composite, api, token) is not { } chosen)
        {
            return null;
        }

        composite = composite with { Object = chosen };
        if (await _choice.RevisionAsync(composite, api, token) is not { } revision)
        {
            return Soon;
        }

        CompositionChoice.Check(composite, revision);
        if (await _choice.FollowAsync(composite, revision, api, token) is not { } following
            || await PreparedAsync(composite with { Object = following }, revision, api, token) is not { } prepared)
        {
            return null;
        }

        composite = composite with { Object = prepared };
        var observed = await parts.ObserveAsync(composite, api, token);
        var state = await new Pipeline(new ClusterObjects(api)).RunAsync(prepared, revision["spec"]!, observed, token);
        if (await parts.ApplyAsync(composite, state, api, token) is not { } applied)
        {
            return null;
        }

        if (await PatchedAsync(applied, state, api, token) is not { } patched)
        {
            return null;
        }

        composite = composite with { Object = patched };
        await TellAsync(composite, state, api, token);
        await _status.SettleAsync(composite, state, api, token);
        return state.Refused.Count + state.Unrendered.Count > 0 ? Retry : Drift;
    }

    /// <summary>Resources mode may write anywhere into the composite, not into its status alone.</summary>
    private static async Task<MapValue?> PatchedAsync(MapValue xr, PipelineState state, ILocalApi api, CancellationToken token)
    {
        var before = state.Composite.Without("status");
        var after = state.DesiredComposite.Without("status");
        if (!state.InResourcesMode || after.Equals(before))
        {
            return xr;
        }

        var next = Merging.Merged(xr, Merging.Difference(before, after));
        return next.Equals(xr) ? xr : (await api.UpdateAsync(next, token)).Taken();
    }

    /// <summary>The label by which parts are named, and the place of the connection secret.</summary>
    private static async Task<MapValue?> PreparedAsync(CompositeView composite, MapValue revision, ILocalApi api, CancellationToken token)
    {
        var xr = composite.Object;
        var next = xr.At("metadata", "labels", PartNames.Composite) is null ? xr.With(["metadata", "labels", PartNames.Composite], xr.Name()) : xr;
        next = ConnectionPlace.Of(next, composite.Definition, revision["spec"]!);
        return next.Equals(xr) ? xr : (await api.UpdateAsync(next, token)).Taken();
    }

    private static (string, Value?) Annotation(CompositeView composite) => ("controller", "composite/" + composite.Definition.Name);

    private async Task TellAsync(CompositeView composite, PipelineState state, ILocalApi api, CancellationToken token)
    {
        var xr = composite.Object;
        var annotation = Annotation(composite);
        foreach (var result in state.Results)
        {
            var text = result.Step.Length > 0 ? $"Pipeline step \"{result.Step}\": {result.Message}" : result.Message;
            await (result.Warning
                ? _events.WarningAsync(api, xr, "ComposeResources", text, token, annotation)
                : _events.NormalAsync(api, xr, "ComposeResources", text, token, annotation));
        }

        foreach (var (name, why) in state.Refused)
        {
            await _events.WarningAsync(api, xr, "ComposeResources", why, token, annotation);
            await _events.NormalAsync(api, xr, "ComposeResources", $"Composed resource \"{name}\" is not yet valid", token, annotation);
        }

        foreach (var name in state.Unrendered)
        {
            await _events.NormalAsync(api, xr, "ComposeResources", $"Composed resource \"{name}\" is not yet valid", token, annotation);
        }

        foreach (var name in state.Unready)
        {
            await _events.NormalAsync(api, xr, "ComposeResources", $"Composed resource \"{name}\" is not yet ready", token, annotation);
        }
    }

    private async Task<TimeSpan?> FailAsync(CompositeView composite, Exception broken, ILocalApi api, CancellationToken token)
    {
        var message = broken is ChoiceException ? broken.Message : "cannot compose resources: " + broken.Message;
        var key = composite.Object;
        if ((await api.GetAsync(key.ApiVersion(), key.Kind(), key.Namespace(), key.Name(), token)).Taken() is not { } xr)
        {
            return null;
        }

        await _events.WarningAsync(api, xr, (broken as ChoiceException)?.Reason ?? "ComposeResources", message, token, Annotation(composite));
        message = broken is RefusedWriteException ? Invalid : message;
        await _status.WriteAsync(xr, _status.Responsive(composite.Definition, xr.WithCondition("Synced", "False", "ReconcileError", message, time.Stamp())), api, token);
        return Retry;
    }

    private async Task RemoveAsync(MapValue xr, ILocalApi api, CancellationToken token)
    {
        var next = xr.WithCondition("Ready", "False", "Deleting", null, time.Stamp()).WithCondition("Synced", "True", "ReconcileSuccess", null, time.Stamp());
        if (!next.Equals(xr))
        {
            (await api.UpdateStatusAsync(next, token)).Taken();
            return;
        }

        if (xr.HasFinalizer(Finalizer))
        {
            (await api.UpdateAsync(xr.WithoutFinalizer(Finalizer), token)).Taken();
        }
    }
}
