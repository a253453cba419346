namespace Portal.Kubernetes.Client;

/// <summary>What happened to an object.</summary>
public enum WatchKind
{
    Added,
    Modified,
    Deleted,
}
