using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>What to do when a composition names a kind that nobody has defined.</summary>
internal interface IUndefinedKinds
{
    /// <returns>Whether the kind is served now.</returns>
    Task<bool> DefineAsync(string apiVersion, string kind, MapValue composite, MapValue part, ILocalApi api, CancellationToken token);
}
