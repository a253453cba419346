namespace Portal.Offerings;

/// <summary>Where an XRD's composites live (Crossplane 2.x <c>spec.scope</c>); Crossplane 1.x knows the first alone.</summary>
public enum CompositeScope
{
    LegacyCluster,
    Namespaced,
    Cluster,
}
