using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Crossplane.Definitions;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>What a composite says of itself after a run: the fields that its composition wrote, its connection secret, Synced and Ready.</summary>
internal sealed class CompositeStatus(TimeProvider time)
{
    private const int NamedAtMost = 3;
    private static readonly string[] Own = ["conditions", "connectionDetails", "claimConditionTypes"];
    private readonly EventWriter _events = new(time, "defined/compositeresourcedefinition.apiextensions.crossplane.io");

    public async Task SettleAsync(CompositeView composite, PipelineState state, ILocalApi api, CancellationToken token)
    {
        var xr = composite.Object;
        var old = xr["status"] as MapValue ?? MapValue.Empty;
        var written = state.DesiredComposite["status"] as MapValue ?? MapValue.Empty;
        var status = Own.Aggregate(written, (map, field) => old[field] is { } value ? map.With(field, value) : map.Without(field));
        var next = xr.With("status", status);
        if (await PublishAsync(composite, state, api, token))
        {
            next = next.With(["status", "connectionDetails", "lastPublishedTime"], time.Stamp());
        }

        next = Ready(Synced(next, state), state);
        try
        {
            await WriteAsync(xr, Responsive(composite.Definition, next), api, token);
        }
        catch (RefusedWriteException refused)
        {
            throw new RefusedWriteException("cannot apply composite resource status: " + refused.Message);
        }
    }

    public async Task WriteAsync(MapValue old, MapValue next, ILocalApi api, CancellationToken token)
    {
        if (!next.Equals(old))
        {
            (await api.UpdateStatusAsync(next, token)).Taken();
        }
    }

    /// <summary>Crossplane 1.20 had no such condition.</summary>
    public MapValue Responsive(Definition definition, MapValue xr) =>
        definition.IsFirst ? xr : xr.WithCondition("Responsive", "True", "WatchCircuitClosed", null, time.Stamp());

    private MapValue Synced(MapValue xr, PipelineState state)
    {
        List<string> unsynced = [.. state.Refused.Keys.Union(state.Unrendered, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return unsynced.Count == 0
            ? xr.WithCondition("Synced", "True", "ReconcileSuccess", null, time.Stamp())
            : xr.WithCondition("Synced", "False", "ReconcileError", "Unsynced resources: " + Named(unsynced), time.Stamp());
    }

    private MapValue Ready(MapValue xr, PipelineState state)
    {
        List<string> unready = [.. state.Unready.Order(StringComparer.Ordinal)];
        return unready.Count == 0 && !state.Incomplete
            ? xr.WithCondition("Ready", "True", "Available", null, time.Stamp())
            : xr.WithCondition("Ready", "False", "Creating", unready.Count == 0 ? null : "Unready resources: " + Named(unready), time.Stamp());
    }

    /// <summary>At most three by name, as Crossplane lists them.</summary>
    private static string Named(List<string> names) => names.Count switch
    {
        > NamedAtMost => $"{string.Join(", ", names.Take(NamedAtMost))}, and {names.Count - NamedAtMost} more",
        NamedAtMost => $"{names[0]}, {names[1]}, and {names[2]}",
        _ => string.Join(", ", names),
    };

    private async Task<bool> PublishAsync(CompositeView composite, PipelineState state, ILocalApi api, CancellationToken token)
    {
        var xr = composite.Object;
        var place = xr.At("spec", "writeConnectionSecretToRef");
        if (!composite.Definition.IsLegacy || place is null)
        {
            return false;
        }

        var keys = composite.Definition.ConnectionSecretKeys;
        var details = state.Connection.Where(pair => keys.Count == 0 || keys.Contains(pair.Key)).ToList();
        if (details.Count == 0)
        {
            return false;
        }

        var changed = await SecretSync.PublishAsync(xr, place.Text("namespace"), place.Text("name"), details, api, token);
        if (changed)
        {
            await _events.NormalAsync(api, xr, "PublishConnectionSecret", "Successfully published connection details", token, ("controller", "composite/" + composite.Definition.Name));
        }

        return changed || xr.At("status", "connectionDetails") is null;
    }
}
