using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>
/// The simulated cloud behind every managed resource: it takes the order, works for as long as its kind takes, reports its outputs and connection
/// details, and fails where an annotation says so. When something is due follows from the object alone, so it survives a restart.
/// </summary>
internal sealed class ManagedReconciler(SandboxContext context, IRealObjects real) : IController
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private readonly CloudOutcome _outcome = new(context);

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Kind != EventKind.Deleted && Managed.IsManaged(change.Type) && !change.Type.Categories.Contains("composite") && !change.Type.Categories.Contains("claim")
            ? new(change.Object.ApiVersion(), change.Object.Kind(), change.Object.Namespace(), change.Object.Name())
            : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("crossplane-provider");
        if (!api.Serves(key.ApiVersion, key.Kind) || (await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token)).Taken() is not { } found)
        {
            return null;
        }

        var managed = new Managed(found, KindBook.Of(key.ApiVersion, key.Kind));
        if (found.IsPaused())
        {
            return await _outcome.WriteAsync(found, found.WithCondition("Synced", "False", "ReconcilePaused", null, context.Time.Stamp()), null, api, token);
        }

        if (found.IsDeleting())
        {
            return await RemoveAsync(managed, api, token);
        }

        return managed.Created is null ? await CreateAsync(managed, api, token) : await ObserveAsync(managed, api, token);
    }

    private async Task<TimeSpan?> CreateAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        if (!managed.MayCreate)
        {
            return await _outcome.ImportedAsync(managed, api, token);
        }

        var next = managed.Object.WithFinalizer(Managed.Finalizer);
        next = managed.ExternalName is null && managed.Kind.ExternalName is null ? next.WithAnnotation(Managed.ExternalNameKey, next.Name()) : next;
        if (!next.Equals(managed.Object))
        {
            return (await api.UpdateAsync(next, token)).Taken() is null ? null : TimeSpan.Zero;
        }

        if (managed.Failure is { } reason)
        {
            return await _outcome.CreateFailedAsync(managed, reason, api, token);
        }

        if (managed.Object.Annotation(Managed.PendingKey) is null)
        {
            return (await api.UpdateAsync(next.WithAnnotation(Managed.PendingKey, context.Time.Stamp()), token)).Taken() is null ? null : TimeSpan.Zero;
        }

        return await OrderedAsync(managed, api, token);
    }

    private async Task<TimeSpan?> OrderedAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var next = managed.Object.WithAnnotation(Managed.SucceededKey, Clock.Precise(context.Time));
        if (managed.ExternalName is null)
        {
            next = next.WithAnnotation(Managed.ExternalNameKey, new Template(managed.Object, "", "").Fill(managed.Kind.ExternalName!));
        }

        if ((await api.UpdateAsync(next, token)).Taken() is { } ordered)
        {
            await _outcome.OrderedAsync(managed with { Object = ordered }, api, token);
        }

        return TimeSpan.Zero;
    }

    private async Task<TimeSpan?> ObserveAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        if (managed.Failure is { } reason)
        {
            return await _outcome.ObserveFailedAsync(managed, reason, api, token);
        }

        if (await real.SyncAsync(managed, api, token) is { } refused)
        {
            await _outcome.CreateFailedAsync(managed, refused, api, token);
            return Retry;
        }

        var lasts = context.Lasting(Durations.Read(managed.Object.Annotation(Managed.ReadyAfterKey)) ?? managed.Kind.Class.Ready);
        var since = context.Time.GetUtcNow() - managed.Created!.Value;
        return since >= lasts || Conditions.IsTrue(managed.Object, "Ready")
            ? await _outcome.AvailableAsync(managed, real, api, token)
            : await WorkingAsync(managed, since, lasts, api, token);
    }

    private async Task<TimeSpan?> WorkingAsync(Managed managed, TimeSpan since, TimeSpan lasts, ILocalApi api, CancellationToken token)
    {
        var steps = Math.Max(managed.Kind.Class.Steps.Count - 1, 1);
        var step = (int)Math.Clamp(since / lasts * steps, 0, steps - 1);
        await _outcome.WorkingAsync(managed, step, api, token);
        var next = lasts * (step + 1) / steps - since;
        return next > Blink ? next : Blink;
    }

    private async Task<TimeSpan?> RemoveAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        if (!managed.Object.HasFinalizer(Managed.Finalizer))
        {
            return null;
        }

        if (managed.Created is null || !managed.MayDelete)
        {
            (await api.UpdateAsync(managed.Object.WithoutFinalizer(Managed.Finalizer), token)).Taken();
            return null;
        }

        if (managed.Failure is { } reason)
        {
            return await _outcome.DeleteFailedAsync(managed, reason, api, token);
        }

        var left = DeletionLasts(managed) - (context.Time.GetUtcNow() - Clock.Read(managed.Object.Text("metadata", "deletionTimestamp"))!.Value);
        if (await _outcome.DeletingAsync(managed, api, token) || left > TimeSpan.Zero)
        {
            return left > Blink ? left : Blink;
        }

        await real.RemoveAsync(managed, api, token);
        (await api.UpdateAsync(managed.Object.WithoutFinalizer(Managed.Finalizer), token)).Taken();
        return null;
    }

    /// <summary>An annotation may ask for a slow deletion: a number of seconds, or 5m, 1h.</summary>
    private TimeSpan DeletionLasts(Managed managed) =>
        context.Lasting(Durations.Read(managed.Object.Annotation(Managed.SlowDeletionKey)) ?? managed.Kind.Class.Deleted);
}
