using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>Deployments, StatefulSets, Pods and Jobs by the rules of kstatus (cli-utils).</summary>
internal static class WorkloadHealth
{
    public static Health Of(KubeObject found, WorkloadStatus status) => found.Type.Plural switch
    {
        "pods" => OfPod(status),
        "jobs" => OfJob(found),
        _ => OfReplicas(found, status),
    };

    private static Health OfPod(WorkloadStatus status) => status switch
    {
        { WaitingReason: "CrashLoopBackOff" or "ImagePullBackOff" or "ErrImagePull" or "CreateContainerConfigError" or "InvalidImageName" } =>
            new(HealthState.Failed, $"A container waits: {status.WaitingReason}"),
        { Phase: "Succeeded" } => Health.Ready,
        { Phase: "Failed" } => new(HealthState.Failed, "The pod failed"),
        { Phase: "Running", WaitingReason: null } => Health.Ready,
        _ => new(HealthState.Progressing, status.WaitingReason ?? "Starting"),
    };

    private static Health OfJob(KubeObject found)
    {
        if (found.Condition("Failed") is { IsTrue: true } failed)
        {
            return new(HealthState.Failed, Causes.Of(failed));
        }

        return found.Condition("Complete") is { IsTrue: true } ? Health.Ready : new(HealthState.Progressing, "Running");
    }

    private static Health OfReplicas(KubeObject found, WorkloadStatus status)
    {
        if (found.Condition("Progressing") is { IsFalse: true, Reason: "ProgressDeadlineExceeded" } late)
        {
            return new(HealthState.Failed, Causes.Of(late));
        }

        var wanted = status.Desired ?? 1;
        if (status.ObservedGeneration is { } observed && found.Generation is { } generation && observed < generation)
        {
            return new(HealthState.Progressing, "The change is not taken up yet");
        }

        var done = (status.Updated ?? status.Ready ?? 0) >= wanted && (status.Available ?? status.Ready ?? 0) >= wanted && (status.Replicas ?? wanted) <= wanted;
        return done ? Health.Ready : new(HealthState.Progressing, $"{status.Ready ?? 0} of {wanted} pods ready");
    }
}
