namespace Portal.Kubernetes.Objects;

/// <summary>
/// The counts by which Deployments, StatefulSets, DaemonSets and Pods tell how far they are. A count that the object does not state is null.
/// <paramref name="WaitingReason"/> is the first reason for which a container of a pod waits, <c>CrashLoopBackOff</c> for instance.
/// </summary>
public sealed record WorkloadStatus(
    int? Desired,
    int? Replicas,
    int? Ready,
    int? Updated,
    int? Available,
    string? Phase,
    string? WaitingReason,
    long? ObservedGeneration);
