using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Faults;
using Portal.Sandbox.Providers.Inside;
using Portal.Sandbox.Providers.References;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>
/// The simulated cloud behind every managed resource: it takes the order, works for as long as its kind takes, reports its outputs and connection
/// details, and fails where it is told to. When something is due follows from the object alone, so it survives a restart.
/// </summary>
internal sealed class ManagedReconciler(SandboxContext context, IReadOnlyList<IRealObjects> real) : IController, IDisposable
{
    private const string Manager = "crossplane-provider";
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromMilliseconds(200);
    private static readonly Operation[] Looking = [Operation.Observe];
    private static readonly Operation[] Changing = [Operation.Observe, Operation.Update];
    private readonly CloudOutcome _outcome = new(context);
    private readonly GuessedReferences _guesses = new(context);
    private readonly Troubles _troubles = new(context);

    /// <summary>Between counting against a quota and taking the order nobody else may order.</summary>
    private readonly SemaphoreSlim _ordering = new(1);

    public static bool IsMine(ResourceType type) => Managed.IsManaged(type) && !type.Categories.Contains("composite") && !type.Categories.Contains("claim");

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Kind != EventKind.Deleted && IsMine(change.Type)
            ? new(change.Object.ApiVersion(), change.Object.Kind(), change.Object.Namespace(), change.Object.Name())
            : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As(Manager);
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

        var (resolved, unresolved) = await ReferenceResolver.ResolveAsync(managed, api, token);
        if (unresolved is not null)
        {
            await _outcome.UnresolvedAsync(managed, unresolved, api, token);
            return Pause();
        }

        if (!resolved.Equals(found))
        {
            return (await api.UpdateAsync(resolved, token)).Taken() is null ? null : TimeSpan.Zero;
        }

        if (await _guesses.ResolveAsync(found, api, token) is { } wait)
        {
            return wait;
        }

        return managed.Created is null && !IsObserved(managed) ? await CreateAsync(managed, api, token) : await ObserveAsync(managed, api, token);
    }

    /// <summary>Looks now, because the cloud has changed; who writes the object meanwhile looks again anyhow.</summary>
    public async Task LookAgainAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        try
        {
            await ReconcileAsync(key, api, token);
        }
        catch (OutdatedException)
        {
            // Its own turn is coming.
        }
    }

    public void Dispose() => _ordering.Dispose();

    /// <summary>What is inside this cluster may be looked at without having been made.</summary>
    private bool IsObserved(Managed managed) => !managed.MayCreate && RealOf(managed) is not null;

    private IRealObjects? RealOf(Managed managed) => real.FirstOrDefault(one => one.Concerns(managed));

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

        if (await _troubles.OfAsync(managed, Operation.Create, api, token) is { } trouble)
        {
            return await FailAsync(managed, Operation.Create, trouble, api, token);
        }

        if (managed.Object.Annotation(Managed.PendingKey) is null)
        {
            return (await api.UpdateAsync(next.WithAnnotation(Managed.PendingKey, context.Time.Stamp()), token)).Taken() is null ? null : TimeSpan.Zero;
        }

        await _ordering.WaitAsync(token);
        try
        {
            return await _troubles.QuotaAsync(managed, api, token) is { } full ? await FailAsync(managed, Operation.Create, full, api, token) : await OrderedAsync(managed, api, token);
        }
        finally
        {
            _ordering.Release();
        }
    }

    private async Task<TimeSpan?> OrderedAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var next = managed.Object.WithAnnotation(Managed.SucceededKey, Clock.Precise(context.Time));
        if (managed.ExternalName is null)
        {
            next = next.WithAnnotation(Managed.ExternalNameKey, new Template(managed, "").Fill(managed.Kind.ExternalName!));
        }

        if ((await api.UpdateAsync(next, token)).Taken() is { } ordered)
        {
            await _outcome.OrderedAsync(managed with { Object = ordered }, api, token);
        }

        return TimeSpan.Zero;
    }

    private async Task<TimeSpan?> ObserveAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var isUpdate = managed.IsChanged && managed.MayUpdate;
        foreach (var operation in isUpdate ? Changing : Looking)
        {
            if (await _troubles.OfAsync(managed, operation, api, token) is { } trouble)
            {
                return await FailAsync(managed, operation, trouble, api, token);
            }
        }

        var lasts = await _troubles.UntilReadyAsync(managed, api, token);
        var since = context.Time.GetUtcNow() - (managed.Created ?? DateTimeOffset.MinValue);
        var wasReady = Conditions.IsTrue(managed.Object, "Ready");
        var isDue = since >= lasts || wasReady;
        var password = isDue ? await Credentials.PasswordAsync(managed, api, token) : "";
        var state = RealOf(managed) is { } making ? await making.SyncAsync(managed, new(isDue, managed.Secret is null ? null : password), api, token) : RealState.None;
        if (state.Refusal is { } refused)
        {
            return await FailAsync(managed, wasReady || !managed.MayCreate ? Operation.Observe : Operation.Create, new(refused, Pause()), api, token);
        }

        return isDue ? await _outcome.AvailableAsync(managed, state, password, api, token) : await WorkingAsync(managed, since, lasts, api, token);
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

        if (await _troubles.OfAsync(managed, Operation.Delete, api, token) is { } trouble)
        {
            return await FailAsync(managed, Operation.Delete, trouble, api, token);
        }

        var deleted = Clock.Read(managed.Object.Text("metadata", "deletionTimestamp"))!.Value;
        var left = await _troubles.UntilDeletedAsync(managed, api, token) - (context.Time.GetUtcNow() - deleted);
        var isSaid = Conditions.Find(managed.Object, "Ready")?["reason"]?.Text == "Deleting" && left <= TimeSpan.Zero;
        if ((!isSaid && await _outcome.DeletingAsync(managed, api, token)) || left > TimeSpan.Zero)
        {
            return left > Blink ? left : Blink;
        }

        if (RealOf(managed) is { } made && await made.RemoveAsync(managed, api, token) is { } refused)
        {
            return await FailAsync(managed, Operation.Delete, new(refused, Pause()), api, token);
        }

        (await api.UpdateAsync(managed.Object.WithoutFinalizer(Managed.Finalizer), token)).Taken();
        return null;
    }

    private async Task<TimeSpan?> FailAsync(Managed managed, Operation operation, Trouble trouble, ILocalApi api, CancellationToken token)
    {
        if (trouble.Note is { } note)
        {
            managed = (await api.UpdateAsync(managed.Object.WithAnnotation(Troubles.ThrottledKey, note), token)).Taken() is { } noted ? managed with { Object = noted } : managed;
        }

        await _outcome.FailedAsync(managed, operation, trouble.Reason, !trouble.IsThrottled, api, token);
        return trouble.Again;
    }

    private TimeSpan Pause() => context.Lasting(Retry) is var pause && pause > ShortestRetry ? pause : ShortestRetry;
}
