using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Definitions;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Claims;

/// <summary>What a claim shows of its composite: status fields, the chosen composition, the connection secret, Synced and Ready.</summary>
internal sealed class ClaimStatus(TimeProvider time)
{
    private static readonly string[] Chosen = ["compositionRef", "compositionRevisionRef", "compositionRevisionSelector"];
    private static readonly string[] Own = ["conditions", "connectionDetails", "claimConditionTypes"];
    private readonly EventWriter _events = new(time, "offered/compositeresourcedefinition.apiextensions.crossplane.io");

    public async Task<TimeSpan?> SettleAsync(MapValue claim, MapValue composite, Definition definition, ILocalApi api, CancellationToken token)
    {
        var followed = Chosen.Aggregate(claim, (made, field) => Follows(claim, composite, field) && composite.At("spec", field) is { } value ? made.With(["spec", field], value) : made);
        followed = composite.Annotation(CompositeOfClaim.ExternalName) is { } external ? followed.WithAnnotation(CompositeOfClaim.ExternalName, external) : followed;
        if (!followed.Equals(claim))
        {
            (await api.UpdateAsync(followed, token)).Taken();
            return TimeSpan.Zero;
        }

        var old = claim["status"] as MapValue ?? MapValue.Empty;
        var shown = composite["status"] as MapValue ?? MapValue.Empty;
        var status = Own.Aggregate(shown, (map, field) => old[field] is { } value ? map.With(field, value) : map.Without(field));
        var next = claim.With("status", status).WithCondition("Synced", "True", "ReconcileSuccess", null, time.Stamp());
        next = Conditions.IsTrue(composite, "Ready")
            ? await ReadyAsync(next, composite, definition, api, token)
            : await WaitingAsync(next, definition, api, token);
        await WriteAsync(claim, next, api, token);
        return null;
    }

    public async Task WriteAsync(MapValue old, MapValue next, ILocalApi api, CancellationToken token)
    {
        if (!next.Equals(old))
        {
            (await api.UpdateStatusAsync(next, token)).Taken();
        }
    }

    /// <summary>What the claim says itself stays its own; of the revision it has no say while revisions are followed.</summary>
    private static bool Follows(MapValue claim, MapValue composite, string field) => field == "compositionRevisionRef"
        ? composite.Text("spec", "compositionUpdatePolicy") == "Automatic"
        : claim.At("spec", field) is null;

    private async Task<MapValue> WaitingAsync(MapValue claim, Definition definition, ILocalApi api, CancellationToken token)
    {
        await _events.NormalAsync(api, claim, "BindCompositeResource", "Composite resource is not yet ready", token, ("controller", "claim/" + definition.Name), ("external-name", ""));
        return claim.WithCondition("Ready", "False", "Waiting", "Claim is waiting for composite resource to become Ready", time.Stamp());
    }

    private async Task<MapValue> ReadyAsync(MapValue claim, MapValue composite, Definition definition, ILocalApi api, CancellationToken token)
    {
        var secret = claim.Text("spec", "writeConnectionSecretToRef", "name");
        if (secret.Length > 0 && composite.At("spec", "writeConnectionSecretToRef") is not null)
        {
            var details = await SecretSync.DetailsAsync(composite, api, token);
            if (details.Count > 0 && (await SecretSync.PublishAsync(claim, claim.Namespace()!, secret, details, api, token) || claim.At("status", "connectionDetails") is null))
            {
                claim = claim.With(["status", "connectionDetails", "lastPublishedTime"], time.Stamp());
                await _events.NormalAsync(
                    api, claim, "PropagateConnectionSecret", "Successfully propagated connection details from composite resource", token,
                    ("composite-name", composite.Name()), ("controller", "claim/" + definition.Name), ("external-name", ""));
            }
        }

        return claim.WithCondition("Ready", "True", "Available", null, time.Stamp());
    }
}
