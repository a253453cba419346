using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Keeps the registry in step with the stored CRDs: what is established is served, from the very version of the store that says so.</summary>
internal sealed class DefinitionRegistrar(ResourceRegistry registry)
{
    private readonly Dictionary<string, CancellationTokenSource> _served = new(StringComparer.Ordinal);

    /// <summary>Called under the store's lock, one change at a time.</summary>
    public void Take(EventKind kind, Revision definition)
    {
        if (definition.Type.Id != BuiltInResources.CustomResourceDefinition.Id)
        {
            return;
        }

        var crd = definition.Value;
        var isServed = kind != EventKind.Deleted && IsEstablished(crd);
        var lifetime = isServed ? Lifetime(definition.Name) : null;
        registry.Replace(crd.At("spec", "group")?.Text ?? "", crd.At("spec", "names", "plural")?.Text ?? "", lifetime is null ? [] : CustomResources.Of(crd, lifetime.Token));
        if (!isServed && _served.Remove(definition.Name, out var ended))
        {
            ended.Cancel();
        }
    }

    private CancellationTokenSource Lifetime(string name) =>
        _served.TryGetValue(name, out var known) ? known : _served[name] = new();

    private static bool IsEstablished(MapValue crd) =>
        (crd.At("status", "conditions")?.Items ?? []).Any(condition => condition["type"]?.Text == "Established" && condition["status"]?.Text == "True");
}
