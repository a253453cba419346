using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Definitions;

/// <summary>Makes the CRDs of an XRD, says when they are served, and takes them away with it: first the claim's, then the composite's.</summary>
internal sealed class DefinitionReconciler(Kinds kinds, TimeProvider time) : IController
{
    private const string CrdVersion = "apiextensions.k8s.io/v1";
    private const string CrdKind = "CustomResourceDefinition";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);
    private static readonly CrdRole Composite = new(
        "defined", "Established", "EstablishComposite", "TerminateComposite", "composite resource", "WatchingCompositeResource", "TerminatingCompositeResource");

    private static readonly CrdRole Claim = new(
        "offered", "Offered", "OfferClaim", "RedactClaim", "composite resource claim", "WatchingCompositeResourceClaim", "TerminatingCompositeResourceClaim");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        kinds.Observe(change);
        key = change.Type.Kind switch
        {
            Definition.Kind when change.Kind != EventKind.Deleted => Key(change.Object.Name()),
            CrdKind when change.Object.Controller()?["kind"]?.Text == Definition.Kind => Key(change.Object.Controller().Text("name")),
            _ => null,
        };
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("crossplane");
        if ((await api.GetAsync(key.ApiVersion, key.Kind, null, key.Name, token)).Taken() is not { } xrd)
        {
            return null;
        }

        var definition = kinds.Read(xrd);
        return xrd.IsDeleting() ? await RemoveAsync(definition, api, token) : await OfferAsync(definition, api, token);
    }

    private static ControllerKey Key(string name) => new(Definition.ApiGroup + "/v1", Definition.Kind, null, name);

    private async Task<TimeSpan?> OfferAsync(Definition definition, ILocalApi api, CancellationToken token)
    {
        var claim = CrdOfDefinition.Claim(definition);
        var finalized = definition.Value;
        finalized = claim is null ? finalized : finalized.WithFinalizer(Claim.Finalizer);
        finalized = finalized.WithFinalizer(Composite.Finalizer);
        if (!finalized.Equals(definition.Value))
        {
            return (await api.UpdateAsync(finalized, token)).Taken() is null ? null : TimeSpan.Zero;
        }

        var offered = claim is null || await ServedAsync(definition, Claim, claim, api, token);
        var established = await ServedAsync(definition, Composite, CrdOfDefinition.Composite(definition), api, token);
        await TellAsync(definition, established, offered && claim is not null, api, token);
        return offered && established ? null : Again;
    }

    private async Task<bool> ServedAsync(Definition definition, CrdRole role, MapValue crd, ILocalApi api, CancellationToken token)
    {
        var there = (await api.GetAsync(CrdVersion, CrdKind, null, crd.Name(), token)).Taken();
        if (there is not null && Conditions.IsTrue(there, "Established") && there["spec"]!.Equals(Kept(there, crd)["spec"]))
        {
            return true;
        }

        var events = new EventWriter(time, role.Component);
        var wrote = there is null ? await api.CreateAsync(crd, token) : await api.UpdateAsync(Kept(there, crd), token);
        if (!wrote.Ok)
        {
            var verb = there is null ? "create" : "patch";
            await events.WarningAsync(api, definition.Value, role.Reason, $"cannot apply rendered {role.Noun} CustomResourceDefinition: cannot {verb} object: {wrote.Body?["message"]?.Text}", token);
            return false;
        }

        await events.NormalAsync(api, definition.Value, role.Reason, $"Applied {role.Noun} CustomResourceDefinition: {crd.Name()}", token);
        if (!Conditions.IsTrue(wrote.Body!, "Established"))
        {
            await events.NormalAsync(api, definition.Value, role.Reason, $"waiting for {role.Noun} CustomResourceDefinition to be established", token);
            return false;
        }

        return true;
    }

    /// <summary>The stored CRD with the spec that the XRD now asks for.</summary>
    private static MapValue Kept(MapValue there, MapValue crd) => there.With("spec", crd["spec"]!);

    private async Task TellAsync(Definition definition, bool established, bool offered, ILocalApi api, CancellationToken token)
    {
        var xrd = definition.Value;
        var next = xrd;
        next = established ? next.WithCondition(Composite.Condition, "True", Composite.Watching, null, time.Stamp()) : next;
        next = offered ? next.WithCondition(Claim.Condition, "True", Claim.Watching, null, time.Stamp()) : next;
        if (established)
        {
            next = next.With(["status", "controllers"], MapValue.Of(
                ("compositeResourceClaimType", MapValue.Of(("apiVersion", offered ? definition.ApiVersion : ""), ("kind", offered ? definition.ClaimKind! : ""))),
                ("compositeResourceType", MapValue.Of(("apiVersion", definition.ApiVersion), ("kind", definition.CompositeKind)))));
        }

        if (!next.Equals(xrd))
        {
            (await api.UpdateStatusAsync(next, token)).Taken();
        }
    }

    private async Task<TimeSpan?> RemoveAsync(Definition definition, ILocalApi api, CancellationToken token)
    {
        var xrd = definition.Value;
        var role = xrd.HasFinalizer(Claim.Finalizer) ? Claim : Composite;
        if (!xrd.HasFinalizer(role.Finalizer))
        {
            return null;
        }

        var name = role == Claim ? $"{definition.ClaimPlural}.{definition.Group}" : definition.Name;
        var told = xrd.WithCondition(role.Condition, "False", role.Terminating, null, time.Stamp());
        if (!told.Equals(xrd))
        {
            (await api.UpdateStatusAsync(told, token)).Taken();
            return TimeSpan.Zero;
        }

        if ((await api.GetAsync(CrdVersion, CrdKind, null, name, token)).Taken() is not { } crd || crd.Controller().Text("uid") != xrd.Uid())
        {
            (await api.UpdateAsync(xrd.WithoutFinalizer(role.Finalizer), token)).Taken();
            return Soon;
        }

        if (!crd.IsDeleting())
        {
            await api.DeleteAsync(CrdVersion, CrdKind, null, name, token);
            await new EventWriter(time, role.Component).NormalAsync(api, xrd, role.RemoveReason, $"Deleted {role.Noun} CustomResourceDefinition: {name}", token);
        }

        return Soon;
    }
}
