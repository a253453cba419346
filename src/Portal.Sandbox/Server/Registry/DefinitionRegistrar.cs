using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Keeps the registry in step with the stored CRDs: what is established is served, from the very version of the store that says so.</summary>
internal sealed class DefinitionRegistrar(ResourceRegistry registry)
{
    public void Take(Change change)
    {
        if (change.Object.Type.Id != BuiltInResources.CustomResourceDefinition.Id)
        {
            return;
        }

        var crd = change.Object.Value;
        var served = change.Kind != EventKind.Deleted && IsEstablished(crd) ? CustomResources.Of(crd) : [];
        registry.Replace(crd.At("spec", "group")?.Text ?? "", crd.At("spec", "names", "plural")?.Text ?? "", served);
    }

    private static bool IsEstablished(MapValue crd) =>
        (crd.At("status", "conditions")?.Items ?? []).Any(condition => condition["type"]?.Text == "Established" && condition["status"]?.Text == "True");
}
