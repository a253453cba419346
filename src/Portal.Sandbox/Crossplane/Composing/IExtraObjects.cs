using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Objects beside the composite that a step asks for, as EnvironmentConfigs.</summary>
internal interface IExtraObjects
{
    Task<MapValue?> GetAsync(string apiVersion, string kind, string? ns, string name, CancellationToken token);

    Task<IReadOnlyList<MapValue>> ListAsync(string apiVersion, string kind, string? ns, CancellationToken token);
}
