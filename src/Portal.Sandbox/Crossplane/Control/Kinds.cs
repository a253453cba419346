using System.Collections.Concurrent;
using Portal.Sandbox.Crossplane.Definitions;
using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>
/// What the controllers have to know of kinds at every step: which XRD stands behind a composite or claim, and which kinds are namespaced. Told by
/// the changes of XRDs and CRDs, so it holds nothing that is not stored.
/// </summary>
internal sealed class Kinds(CrossplaneManner manner)
{
    private static readonly Dictionary<(string, string), bool> BuiltIn = BuiltInResources.All
        .DistinctBy(type => (type.Group, type.Kind)).ToDictionary(type => (type.Group, type.Kind), type => type.Namespaced);

    private readonly ConcurrentDictionary<(string Group, string Kind), Definition> _composites = new();
    private readonly ConcurrentDictionary<(string Group, string Kind), Definition> _claims = new();
    private readonly ConcurrentDictionary<(string Group, string Kind), bool> _namespaced = new();

    public void Observe(StoreEvent change)
    {
        if (change.Type.Kind == Definition.Kind)
        {
            ObserveDefinition(change);
        }
        else if (change.Type.Kind == "CustomResourceDefinition" && change.Kind != EventKind.Deleted)
        {
            var spec = change.Object["spec"];
            _namespaced[(spec?["group"]?.Text ?? "", spec.Text("names", "kind"))] = spec?["scope"]?.Text == "Namespaced";
        }
    }

    /// <summary>An XRD as this sandbox's Crossplane reads it.</summary>
    public Definition Read(MapValue xrd) => new(xrd) { Manner = manner };

    public Definition? OfComposite(string apiVersion, string kind) => _composites.GetValueOrDefault((GroupOf(apiVersion), kind));

    public Definition? OfClaim(string apiVersion, string kind) => _claims.GetValueOrDefault((GroupOf(apiVersion), kind));

    /// <returns>Null for a kind that nobody has defined.</returns>
    public bool? IsNamespaced(string apiVersion, string kind)
    {
        var key = (GroupOf(apiVersion), kind);
        return BuiltIn.TryGetValue(key, out var builtIn) ? builtIn : _namespaced.TryGetValue(key, out var custom) ? custom : null;
    }

    public static string GroupOf(string apiVersion) => apiVersion.Contains('/', StringComparison.Ordinal) ? apiVersion.Split('/')[0] : "";

    private void ObserveDefinition(StoreEvent change)
    {
        var definition = Read(change.Object);
        var composite = (definition.Group, definition.CompositeKind);
        if (change.Kind == EventKind.Deleted)
        {
            _composites.TryRemove(composite, out _);
            _claims.TryRemove((definition.Group, definition.ClaimKind ?? ""), out _);
            return;
        }

        _composites[composite] = definition;
        if (definition.ClaimKind is { } claim)
        {
            _claims[(definition.Group, claim)] = definition;
        }
    }
}
