using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Bootstrap;

/// <summary>The namespaces that every cluster has.</summary>
internal sealed class NamespaceSeed : ISeed
{
    private static readonly string[] Names = ["default", "kube-system", "kube-public", "kube-node-lease"];

    public async Task PlantAsync(ILocalApi api, CancellationToken token)
    {
        foreach (var name in Names)
        {
            await api.CreateAsync(MapValue.Of(("apiVersion", "v1"), ("kind", "Namespace"), ("metadata", MapValue.Of(("name", name)))), token);
        }
    }
}
