using Portal.Sandbox.Crossplane.Composing;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

internal sealed class NoExtraObjects : IExtraObjects
{
    public Task<MapValue?> GetAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token) => Task.FromResult<MapValue?>(null);

    public Task<IReadOnlyList<MapValue>> ListAsync(string apiVersion, string kind, string? ns, CancellationToken token) =>
        Task.FromResult<IReadOnlyList<MapValue>>([]);
}
