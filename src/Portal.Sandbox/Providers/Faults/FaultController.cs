using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Faults;

/// <summary>
/// Lets the managed resources feel at once that a CloudFault or a quota came, changed, ended or went, and tells in their status what they do.
/// </summary>
internal sealed class FaultController(SandboxContext context, ManagedReconciler managed) : IController
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Count = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestCount = TimeSpan.FromSeconds(1);
    private readonly Quotas _quotas = new(context.Registry);

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        var isOurs = change.Object.ApiVersion() == Fault.ApiVersion || change.Object.Annotation(Quota.AnnotationKey) is not null;
        key = isOurs ? new(change.Object.ApiVersion(), change.Object.Kind(), change.Object.Namespace(), change.Object.Name()) : null;
        return isOurs;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("portal-sandbox");
        var found = api.Serves(key.ApiVersion, key.Kind) ? (await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token)).Taken() : null;
        switch (key.Kind)
        {
            case Fault.Kind:
                return await FaultAsync(found is null ? null : new(found), api, token);
            case Quota.ObjectKind:
                return await QuotaAsync(found, api, token);
            default:
                await LookAgainAsync(_ => true, api, token);
                return null;
        }
    }

    private async Task<TimeSpan?> FaultAsync(Fault? fault, ILocalApi api, CancellationToken token)
    {
        var isActive = fault?.IsActive(context) == true;
        if (fault?.Drift is { Length: > 0 } drift && isActive && fault.Object.At("status", "observedGeneration") is not NumberValue)
        {
            await DriftAsync(fault, drift, api, token);
        }

        var affected = await LookAgainAsync(one => fault is null || fault.Concerns(one), api, token);
        if (fault is null)
        {
            return null;
        }

        var status = MapValue.Of(("active", isActive), ("affected", isActive ? affected : 0), ("observedGeneration", fault.Object.Generation()));
        await WriteAsync(fault.Object, status, api, token);
        var left = fault.Until(context) - context.Time.GetUtcNow();
        return isActive && left is { } lasts ? lasts > Blink ? lasts : Blink : null;
    }

    private async Task<TimeSpan?> QuotaAsync(MapValue? found, ILocalApi api, CancellationToken token)
    {
        if (found is null || (found.At("status", "observedGeneration") as NumberValue)?.AsInteger != found.Generation())
        {
            await LookAgainAsync(one => one.Annotation(Managed.SucceededKey) is null, api, token);
        }

        if (found is null)
        {
            return null;
        }

        var used = await _quotas.UsedAsync(Quota.Of(found), api, token);
        await WriteAsync(found, MapValue.Of(("used", used), ("observedGeneration", found.Generation())), api, token);
        return context.Lasting(Count) is var pause && pause > ShortestCount ? pause : ShortestCount;
    }

    private static async Task WriteAsync(MapValue found, MapValue status, ILocalApi api, CancellationToken token)
    {
        if (!status.Equals(found["status"]))
        {
            (await api.UpdateStatusAsync(found.With("status", status), token)).Taken();
        }
    }

    /// <summary>Somebody changes each of them behind Crossplane's back, once.</summary>
    private async Task DriftAsync(Fault fault, string drift, ILocalApi api, CancellationToken token)
    {
        foreach (var one in (await AllAsync(api, token)).Where(fault.Concerns))
        {
            (await api.UpdateAsync(one.WithAnnotation(Managed.DriftKey, drift), token)).Taken();
        }
    }

    private async Task<int> LookAgainAsync(Func<MapValue, bool> concerns, ILocalApi api, CancellationToken token)
    {
        var concerned = (await AllAsync(api, token)).Where(concerns).ToList();
        foreach (var one in concerned)
        {
            await managed.LookAgainAsync(new(one.ApiVersion(), one.Kind(), one.Namespace(), one.Name()), api, token);
        }

        return concerned.Count;
    }

    private async Task<List<MapValue>> AllAsync(ILocalApi api, CancellationToken token)
    {
        var all = new List<MapValue>();
        foreach (var type in context.Registry.All.Select(resource => resource.Type).Where(ManagedReconciler.IsMine).DistinctBy(type => type.Id))
        {
            all.AddRange(await api.ListAsync(type.ApiVersion, type.Kind, null, token));
        }

        return all;
    }
}
