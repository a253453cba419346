using Portal.Kubernetes.Objects;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>An order as it is sent: a manifest that carries its own request-id.</summary>
public sealed record OrderRequest(ResourceType Type, MapValue Manifest)
{
    public string Name => Manifest.At("metadata", "name")?.Text ?? "";

    public string? Namespace => Type.Namespaced ? Manifest.At("metadata", "namespace")?.Text : null;

    public string RequestId => Manifest.At("metadata", "annotations", OrderAnnotations.RequestId)?.Text ?? "";

    public ObjectKey Key => new(Type, Namespace, Name);
}
