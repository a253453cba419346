using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>A few objects that the steps of a pipeline may ask for.</summary>
internal sealed class KnownObjects(params IReadOnlyList<MapValue> all) : IExtraObjects
{
    public Task<MapValue?> GetAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token) =>
        Task.FromResult(all.FirstOrDefault(found => Is(found, apiVersion, kind) && found.Name() == name));

    public Task<IReadOnlyList<MapValue>> ListAsync(string apiVersion, string kind, string? ns, CancellationToken token) =>
        Task.FromResult<IReadOnlyList<MapValue>>([.. all.Where(found => Is(found, apiVersion, kind))]);

    private static bool Is(MapValue found, string apiVersion, string kind) => found.ApiVersion() == apiVersion && found.Kind() == kind;
}
