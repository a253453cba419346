using Portal.Live;

namespace Portal.Offerings;

/// <summary>Where somebody may create objects of a kind: in these namespaces, or for a cluster-scoped kind anywhere or not at all.</summary>
public sealed record CreationRight(bool InCluster, LiveList<string> Namespaces)
{
    public static CreationRight None { get; } = new(false, new([]));

    public bool Any => InCluster || Namespaces.Count > 0;
}
