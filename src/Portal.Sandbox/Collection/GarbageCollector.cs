using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Definitions;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Collection;

/// <summary>
/// Deletes what its owners have left (Kubernetes' garbage collector): in the background, in the foreground with the owner waiting for those that
/// block it, or cut loose from an orphaning owner.
/// </summary>
internal sealed class GarbageCollector : IController
{
    private const string Foreground = "foregroundDeletion";
    private const string Orphan = "orphan";
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private readonly OwnerIndex _index = new();

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        var mine = OwnerIndex.KeyOf(change.Type, change.Object);
        _index.Take(mine, change);
        var finalizers = change.Object.At("metadata", "finalizers");
        key = _index.HasWork(mine) || finalizers.Contains(Foreground) || finalizers.Contains(Orphan) ? mine : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        foreach (var orphan in _index.TakeOrphans(key))
        {
            await CheckAsync(orphan, api, token);
        }

        var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
        if (!found.Ok || found.Body is not { } value)
        {
            return null;
        }

        var finalizers = value.At("metadata", "finalizers");
        if (value.At("metadata", "deletionTimestamp") is not null && finalizers.Contains(Orphan))
        {
            return await CutLooseAsync(value, api, token);
        }

        if (value.At("metadata", "deletionTimestamp") is not null && finalizers.Contains(Foreground))
        {
            return await DeleteDependentsAsync(value, api, token);
        }

        await CheckAsync(key, api, token);
        return null;
    }

    /// <summary>An object all of whose owners are gone goes too; one that has some left forgets the others.</summary>
    private static async Task CheckAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
        if (!found.Ok || found.Body is not { } value || value.At("metadata", "deletionTimestamp") is not null)
        {
            return;
        }

        var owners = value.At("metadata", "ownerReferences")?.Items ?? [];
        var solid = new List<Value>();
        foreach (var owner in owners)
        {
            if (await IsThereAsync(owner, key.Namespace, api, token))
            {
                solid.Add(owner);
            }
        }

        if (owners.Count == 0 || solid.Count == owners.Count)
        {
            return;
        }

        if (solid.Count == 0)
        {
            // An orphaning owner may have cut it loose since it was read, and then gone.
            Require(await api.DeleteAsReadAsync(value, token));
            return;
        }

        await api.UpdateAsync(value.With(["metadata", "ownerReferences"], new ListValue(solid)), token);
    }

    /// <summary>A kind that nobody serves may come back: its objects count as there.</summary>
    private static async Task<bool> IsThereAsync(Value owner, string? ns, ILocalApi api, CancellationToken token)
    {
        var (apiVersion, kind) = (owner["apiVersion"]?.Text ?? "", owner["kind"]?.Text ?? "");
        if (!api.Serves(apiVersion, kind))
        {
            return true;
        }

        var found = await api.GetAsync(apiVersion, kind, ns, owner["name"]?.Text ?? "", token);
        return found.Ok && found.Body?.At("metadata", "uid")?.Text == owner["uid"]?.Text;
    }

    private async Task<TimeSpan?> CutLooseAsync(MapValue owner, ILocalApi api, CancellationToken token)
    {
        var uid = owner.At("metadata", "uid")!.Text!;
        foreach (var key in _index.Dependents(uid))
        {
            var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
            if (found is { Ok: true, Body: { } value })
            {
                var rest = (value.At("metadata", "ownerReferences")?.Items ?? []).Where(reference => reference["uid"]?.Text != uid).ToList();
                var cut = rest.Count == 0 ? value.Without("metadata", "ownerReferences") : value.With(["metadata", "ownerReferences"], new ListValue(rest));
                Require(await api.UpdateAsync(cut, token));
            }
        }

        Require(await api.UpdateAsync(Without(owner, Orphan), token));
        return null;
    }

    private async Task<TimeSpan?> DeleteDependentsAsync(MapValue owner, ILocalApi api, CancellationToken token)
    {
        var uid = owner.At("metadata", "uid")!.Text!;
        var blocking = 0;
        foreach (var key in _index.Dependents(uid))
        {
            var found = await api.GetAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, token);
            if (found is not { Ok: true, Body: { } value })
            {
                continue;
            }

            blocking += (value.At("metadata", "ownerReferences")?.Items ?? []).Any(reference => reference["uid"]?.Text == uid && reference["blockOwnerDeletion"] is BoolValue { Flag: true }) ? 1 : 0;
            if (value.At("metadata", "deletionTimestamp") is null)
            {
                await api.DeleteAsync(key.ApiVersion, key.Kind, key.Namespace, key.Name, _index.Dependents(value.At("metadata", "uid")!.Text!).Count > 0 ? "Foreground" : "Background", token);
            }
        }

        if (blocking > 0)
        {
            return LookAgain;
        }

        Require(await api.UpdateAsync(Without(owner, Foreground), token));
        return null;
    }

    private static MapValue Without(MapValue value, string finalizer)
    {
        var rest = value.At("metadata", "finalizers")!.Items.Where(item => item.Text != finalizer).ToList();
        return rest.Count == 0 ? value.Without("metadata", "finalizers") : value.With(["metadata", "finalizers"], new ListValue(rest));
    }

    private static void Require(Reply reply)
    {
        if (!reply.Ok && reply.Code != 404)
        {
            throw new TryAgainException(reply.Body?["message"]?.Text);
        }
    }
}
