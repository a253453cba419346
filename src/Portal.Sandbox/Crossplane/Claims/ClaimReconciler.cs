using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Definitions;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Claims;

/// <summary>Binds a claim to a composite of its own, carries its wishes there and what became of them back.</summary>
internal sealed class ClaimReconciler(Kinds kinds, TimeProvider time) : IController
{
    private const string Finalizer = "finalizer.apiextensions.crossplane.io";
    private const string Manager = "apiextensions.crossplane.io/claim";
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";
    private const int LongestPrefix = 58;
    private const int NotFound = 404;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(15);
    private readonly EventWriter _events = new(time, "offered/compositeresourcedefinition.apiextensions.crossplane.io");
    private readonly ClaimStatus _status = new(time);

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        kinds.Observe(change);
        key = change.Type.Categories.Contains("claim") && change.Kind != EventKind.Deleted
            ? new(change.Object.ApiVersion(), change.Object.Kind(), change.Object.Namespace(), change.Object.Name())
            : change.Type.Categories.Contains("composite") && change.Object.At("spec", "claimRef") is { } claim
                ? new(claim.Text("apiVersion"), claim.Text("kind"), claim.Text("namespace"), claim.Text("name"))
                : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("crossplane");
        if (!api.Serves(key.ApiVersion, key.Kind) || (await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token)).Taken() is not { } claim)
        {
            return null;
        }

        if (kinds.OfClaim(key.ApiVersion, key.Kind) is not { } definition)
        {
            return Soon;
        }

        if (claim.IsPaused())
        {
            await _events.NormalAsync(api, claim, "ReconciliationPaused", Conditions.Paused, token, ("controller", "claim/" + definition.Name), ("external-name", ""));
            await _status.WriteAsync(claim, claim.WithCondition("Synced", "False", "ReconcilePaused", Conditions.Paused, time.Stamp()), api, token);
            return null;
        }

        return claim.IsDeleting() ? await RemoveAsync(claim, definition, api, token) : await BindAsync(claim, definition, api, token);
    }

    private async Task<TimeSpan?> BindAsync(MapValue claim, Definition definition, ILocalApi api, CancellationToken token)
    {
        var next = claim.WithFinalizer(Finalizer);
        if (claim.At("spec", "resourceRef") is null)
        {
            next = next.With(["spec", "resourceRef"], MapValue.Of(
                ("apiVersion", definition.ApiVersion), ("kind", definition.CompositeKind), ("name", await FreeNameAsync(claim, definition, api, token))));
        }

        if (!next.Equals(claim))
        {
            (await api.UpdateAsync(next, token)).Taken();
            return TimeSpan.Zero;
        }

        try
        {
            return await SyncAsync(claim, definition, api, token);
        }
        catch (RefusedWriteException refused)
        {
            return await FailAsync(claim, definition, "BindCompositeResource", refused.Message, api, token);
        }
    }

    private async Task<TimeSpan?> FailAsync(MapValue claim, Definition definition, string reason, string message, ILocalApi api, CancellationToken token)
    {
        await _events.WarningAsync(api, claim, reason, message, token, ("controller", "claim/" + definition.Name), ("external-name", ""));
        await _status.WriteAsync(claim, claim.WithCondition("Synced", "False", "ReconcileError", message, time.Stamp()), api, token);
        return Retry;
    }

    private async Task<TimeSpan?> SyncAsync(MapValue claim, Definition definition, ILocalApi api, CancellationToken token)
    {
        var name = claim.Text("spec", "resourceRef", "name");
        var composite = (await api.GetAsync(definition.ApiVersion, definition.CompositeKind, null, name, token)).Taken();
        var bound = composite?.At("spec", "claimRef");
        if (bound is not null && (bound.Text("name") != claim.Name() || bound.Text("namespace") != claim.Namespace()))
        {
            throw new RefusedWriteException($"refusing to bind to composite resource \"{name}\" that is bound to claim \"{bound.Text("namespace")}/{bound.Text("name")}\"");
        }

        var wanted = CompositeOfClaim.Of(claim, composite ?? MapValue.Of(
            ("apiVersion", definition.ApiVersion), ("kind", definition.CompositeKind), ("metadata", MapValue.Of(("name", name)))));
        wanted = Chosen(wanted, definition);
        var applied = await api.ApplyAsync(wanted, Manager, force: true, token);
        if (!applied.Ok)
        {
            throw new RefusedWriteException("cannot bind composite resource: cannot apply composite resource: " + applied.Body?["message"]?.Text);
        }

        if (composite is null)
        {
            await _events.NormalAsync(api, claim, "BindCompositeResource", "Successfully bound composite resource", token, ("controller", "claim/" + definition.Name), ("external-name", ""));
        }

        return await _status.SettleAsync(claim, applied.Body!, definition, api, token);
    }

    /// <summary>Where the XRD enforces a composition, a claim that names another is not heard.</summary>
    private static MapValue Chosen(MapValue wanted, Definition definition) => definition.EnforcedComposition is { } enforced
        && wanted.At("spec", "compositionRef") is { } named && named.Text("name") != enforced
        ? wanted.With("spec", ((MapValue)wanted["spec"]!).Without("compositionRef"))
        : wanted;

    private async Task<TimeSpan?> RemoveAsync(MapValue claim, Definition definition, ILocalApi api, CancellationToken token)
    {
        if (!claim.HasFinalizer(Finalizer))
        {
            return null;
        }

        var told = claim.WithCondition("Ready", "False", "Deleting", null, time.Stamp()).WithCondition("Synced", "True", "ReconcileSuccess", null, time.Stamp());
        if (Conditions.Find(claim, "Ready")?["reason"]?.Text != "Deleting")
        {
            (await api.UpdateStatusAsync(told, token)).Taken();
            return TimeSpan.Zero;
        }

        var foreground = claim.Text("spec", "compositeDeletePolicy") == "Foreground";
        var name = claim.Text("spec", "resourceRef", "name");
        var composite = name.Length == 0 ? null : (await api.GetAsync(definition.ApiVersion, definition.CompositeKind, null, name, token)).Taken();
        if (composite is { } living && living.Text("spec", "claimRef", "name") == claim.Name() && !living.IsDeleting())
        {
            var deleted = await api.DeleteAsync(definition.ApiVersion, definition.CompositeKind, null, name, foreground ? "Foreground" : "Background", token);
            if (!deleted.Ok && deleted.Code != NotFound)
            {
                return await FailAsync(claim, definition, "DeleteCompositeResource", "cannot delete composite resource: " + deleted.Body?["message"]?.Text, api, token);
            }

            await _events.NormalAsync(
                api, claim, "DeleteCompositeResource", "Successfully deleted composite resource", token,
                ("composite-name", name), ("controller", "claim/" + definition.Name), ("external-name", ""));
        }

        if (foreground && composite is not null)
        {
            return Soon;
        }

        (await api.UpdateAsync(claim.WithoutFinalizer(Finalizer), token)).Taken();
        return null;
    }

    private static async Task<string> FreeNameAsync(MapValue claim, Definition definition, ILocalApi api, CancellationToken token)
    {
        var prefix = claim.Name() + "-";
        while (true)
        {
            var name = (prefix.Length > LongestPrefix ? prefix[..LongestPrefix] : prefix) + RandomNumberGenerator.GetString(Letters, 5);
            if ((await api.GetAsync(definition.ApiVersion, definition.CompositeKind, null, name, token)).Taken() is null)
            {
                return name;
            }
        }
    }
}
