using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Usages;

/// <summary>
/// Marks what a usage says is in use, makes the usage go with what uses it, and takes the mark away with the last usage: then a deletion that was
/// tried meanwhile is done where the usage asks for that.
/// </summary>
internal sealed class UsageReconciler(TimeProvider time) : IController
{
    private const string Finalizer = "usage.apiextensions.crossplane.io";
    private const string Details = "crossplane.io/usage-details";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);
    private static readonly (string Group, string Kind)[] UsageKinds =
        [("protection.crossplane.io", "Usage"), ("protection.crossplane.io", "ClusterUsage"), (Definitions.Definition.ApiGroup, "Usage")];

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = UsageKinds.Contains((change.Type.Group, change.Type.Kind)) && change.Kind != EventKind.Deleted
            ? new(change.Object.ApiVersion(), change.Object.Kind(), change.Object.Namespace(), change.Object.Name())
            : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        api = api.As("crossplane");
        if ((await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token)).Taken() is not { } usage)
        {
            return null;
        }

        try
        {
            return await ResolvedAsync(usage, api, token);
        }
        catch (UsageException broken)
        {
            await Events(new(usage)).WarningAsync(api, usage, broken.Reason, broken.Message, token);
            return Again;
        }
    }

    private EventWriter Events(UsageView usage) => new(time, usage.Component);

    private async Task<TimeSpan?> ResolvedAsync(MapValue usage, ILocalApi api, CancellationToken token)
    {
        var view = new UsageView(await UsageSelection.ResolvedAsync(usage, api, token));
        if (usage.IsDeleting())
        {
            return await ReleaseAsync(view, api, token);
        }

        var next = view.Object.WithFinalizer(Finalizer).WithAnnotation(Details, view.Details);
        if (!next.Equals(usage))
        {
            return (await api.UpdateAsync(next, token)).Taken() is null ? null : TimeSpan.Zero;
        }

        return await HoldAsync(view, api, token);
    }

    private async Task<TimeSpan?> HoldAsync(UsageView view, ILocalApi api, CancellationToken token)
    {
        var used = await UsedAsync(view, api, token)
            ?? throw new UsageException("GetUsedResource", $"cannot get used: {view.Of.Text("kind")} \"{view.Of.Text("resourceRef", "name")}\" not found");
        if (used.At("metadata", "labels", UsageGuard.Label)?.Text != "true")
        {
            (await api.UpdateAsync(used.With(["metadata", "labels", UsageGuard.Label], "true"), token)).Taken();
        }

        var usage = view.Object;
        if (view.By is not null)
        {
            var user = await UserAsync(view, api, token)
                ?? throw new UsageException("GetUsingResource", $"cannot get using: {view.By.Text("kind")} \"{view.By.Text("resourceRef", "name")}\" not found");
            if (!Owns(usage, user))
            {
                return (await api.UpdateAsync(Owned(usage, user), token)).Taken() is null ? null : TimeSpan.Zero;
            }
        }

        var next = usage.WithCondition("Ready", "True", "Available", null, time.Stamp());
        if (!next.Equals(usage))
        {
            await Events(view).NormalAsync(api, usage, "UsageConfigured", "Usage configured successfully.", token);
            (await api.UpdateStatusAsync(next, token)).Taken();
        }

        return Poll;
    }

    private static bool Owns(MapValue usage, MapValue user) =>
        (usage.At("metadata", "ownerReferences")?.Items ?? []).Any(owner => owner.Text("uid") == user.Uid());

    private static MapValue Owned(MapValue usage, MapValue user) => usage.With(["metadata", "ownerReferences"], new ListValue([
        .. usage.At("metadata", "ownerReferences")?.Items ?? [],
        MapValue.Of(("apiVersion", user["apiVersion"]), ("kind", user["kind"]), ("name", user.Name()), ("uid", user.Uid()))]));

    /// <summary>A usage that was composed waits for what uses: both may go with one composite.</summary>
    private async Task<TimeSpan?> ReleaseAsync(UsageView view, ILocalApi api, CancellationToken token)
    {
        var usage = view.Object;
        if (!usage.HasFinalizer(Finalizer))
        {
            return null;
        }

        if (view.By is not null && view.IsComposed && await UserAsync(view, api, token) is not null)
        {
            var waits = $"Waiting for the using resource (which is a \"{view.By.Text("kind")}\" named \"{view.By.Text("resourceRef", "name")}\") to be deleted.";
            await Events(view).NormalAsync(api, usage, "WaitingUsingDeleted", waits, token);
            return Again;
        }

        var used = await UsedAsync(view, api, token);
        if (used?.At("metadata", "labels", UsageGuard.Label) is not null && !await OthersAsync(usage, used, api, token))
        {
            used = (await api.UpdateAsync(used.With("metadata", ((MapValue)used["metadata"]!).Without("labels", UsageGuard.Label)), token)).Taken();
        }

        (await api.UpdateAsync(usage.WithoutFinalizer(Finalizer), token)).Taken();
        if (view.Replays && used?.Annotation(UsageGuard.Attempt) is { } policy)
        {
            await api.DeleteAsync(used.ApiVersion(), used.Kind(), used.Namespace(), used.Name(), policy, token);
        }

        return null;
    }

    private static async Task<bool> OthersAsync(MapValue usage, MapValue used, ILocalApi api, CancellationToken token)
    {
        foreach (var (group, kind) in UsageKinds)
        {
            if ((await api.ListAsync(group + "/v1beta1", kind, null, token)).Any(other => other.Uid() != usage.Uid() && UsageGuard.IsOf(other, used)))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<MapValue?> UsedAsync(UsageView view, ILocalApi api, CancellationToken token) =>
        (await api.GetAsync(view.Of.Text("apiVersion"), view.Of.Text("kind"), view.UsedNamespace, view.Of.Text("resourceRef", "name"), token)).Taken();

    private static async Task<MapValue?> UserAsync(UsageView view, ILocalApi api, CancellationToken token) =>
        (await api.GetAsync(view.By.Text("apiVersion"), view.By.Text("kind"), view.Object.Namespace(), view.By.Text("resourceRef", "name"), token)).Taken();
}
