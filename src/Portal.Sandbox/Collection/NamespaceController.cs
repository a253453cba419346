using System.Diagnostics.CodeAnalysis;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Collection;

/// <summary>Gives each namespace its default account and the authority's certificate, and empties it before it goes.</summary>
/// <param name="registry">What can be in a namespace.</param>
/// <param name="authority">The server's authority, as PEM.</param>
internal sealed class NamespaceController(ResourceRegistry registry, string authority) : IController
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    public bool Wants(StoreEvent change, [NotNullWhen(true)] out ControllerKey? key)
    {
        key = change.Type is { Group: "", Plural: "namespaces" } && change.Kind != EventKind.Deleted ? new("v1", "Namespace", null, change.Object.At("metadata", "name")!.Text!) : null;
        return key is not null;
    }

    public async Task<TimeSpan?> ReconcileAsync(ControllerKey key, ILocalApi api, CancellationToken token)
    {
        var found = await api.GetAsync("v1", "Namespace", null, key.Name, token);
        if (found is not { Ok: true, Body: { } value })
        {
            return null;
        }

        return value.At("metadata", "deletionTimestamp") is null ? await FurnishAsync(key.Name, api, token) : await EmptyAsync(value, key.Name, api, token);
    }

    private async Task<TimeSpan?> FurnishAsync(string ns, ILocalApi api, CancellationToken token)
    {
        if (!(await api.GetAsync("v1", "ServiceAccount", ns, "default", token)).Ok)
        {
            await api.CreateAsync(MapValue.Of(("apiVersion", "v1"), ("kind", "ServiceAccount"), ("metadata", MapValue.Of(("name", "default"), ("namespace", ns)))), token);
        }

        if (!(await api.GetAsync("v1", "ConfigMap", ns, "kube-root-ca.crt", token)).Ok)
        {
            await api.CreateAsync(MapValue.Of(
                ("apiVersion", "v1"), ("kind", "ConfigMap"), ("metadata", MapValue.Of(("name", "kube-root-ca.crt"), ("namespace", ns))), ("data", MapValue.Of(("ca.crt", authority)))), token);
        }

        return null;
    }

    private async Task<TimeSpan?> EmptyAsync(MapValue value, string ns, ILocalApi api, CancellationToken token)
    {
        var left = 0;
        foreach (var type in registry.All.Select(resource => resource.Type).Where(type => type.Namespaced).DistinctBy(type => type.Id))
        {
            foreach (var obj in await api.ListAsync(type.ApiVersion, type.Kind, ns, token))
            {
                left++;
                if (obj.At("metadata", "deletionTimestamp") is null)
                {
                    await api.DeleteAsync(type.ApiVersion, type.Kind, ns, obj.At("metadata", "name")!.Text!, token);
                }
            }
        }

        if (left > 0)
        {
            return LookAgain / 4;
        }

        var reply = await api.FinalizeAsync(value.With(["spec", "finalizers"], ListValue.Empty), token);
        return reply.Ok || reply.Code == 404 ? null : LookAgain;
    }
}
