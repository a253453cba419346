using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>What a view of the cluster holds that permission must be asked for: namespaces in use and cluster-scoped kinds in use.</summary>
public sealed record SightScope(IReadOnlyCollection<string> Namespaces, IReadOnlyCollection<ResourceType> ClusterKinds, IReadOnlyCollection<ResourceType> NamespacedKinds)
{
    public static SightScope Empty { get; } = new([], [], []);

    /// <summary>This instance where the other names the same.</summary>
    internal SightScope OrSame(SightScope other) =>
        Namespaces.SequenceEqual(other.Namespaces) && ClusterKinds.SequenceEqual(other.ClusterKinds) && NamespacedKinds.SequenceEqual(other.NamespacedKinds) ? this : other;
}
