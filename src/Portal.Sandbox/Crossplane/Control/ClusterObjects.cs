using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>The API server's objects for the steps of a pipeline.</summary>
internal sealed class ClusterObjects(ILocalApi api) : IExtraObjects
{
    public async Task<MapValue?> GetAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token) =>
        (await api.GetAsync(apiVersion, kind, ns, name, token)).Taken();

    public Task<IReadOnlyList<MapValue>> ListAsync(string apiVersion, string kind, string? ns, CancellationToken token) => api.ListAsync(apiVersion, kind, ns, token);
}
