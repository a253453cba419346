using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>The health of one object by itself, first rule that holds (design.md section 3). What its parts say is added by <see cref="ResourceTree"/>.</summary>
public static class HealthRules
{
    private static readonly TimeSpan SyncGrace = TimeSpan.FromSeconds(30);
    private static readonly HashSet<string> WithoutConditions = new(StringComparer.Ordinal)
    {
        "configmaps", "secrets", "serviceaccounts", "roles.rbac.authorization.k8s.io", "rolebindings.rbac.authorization.k8s.io",
        "clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io", "services", "endpoints", "events",
        "ingresses.networking.k8s.io", "networkpolicies.networking.k8s.io", "limitranges", "resourcequotas", "storageclasses.storage.k8s.io",
        "priorityclasses.scheduling.k8s.io", "leases.coordination.k8s.io", "namespaces", "providerconfigusages",
    };

    /// <summary>The annotation by which Crossplane stops reconciling an object (<c>true</c>).</summary>
    public const string PausedAnnotation = "crossplane.io/paused";

    public static bool IsPaused(KubeObject found) => found.Annotations[PausedAnnotation] == "true";

    /// <param name="stale">Whether the cache may be behind the cluster.</param>
    public static Health Of(KubeObject found, DateTimeOffset now, bool stale = false)
    {
        if (IsPaused(found))
        {
            return new(HealthState.Paused, "Paused: changes are not carried out until it is resumed");
        }

        if (found.IsDeleting)
        {
            return new(HealthState.Deleting, "Being deleted");
        }

        return stale ? new(HealthState.Unknown, "The control plane does not answer, so this may be old") : OfConditions(found, now) ?? OfKind(found);
    }

    /// <summary>When an object that is out of sync stops being merely on its way; null where it is in sync.</summary>
    internal static DateTimeOffset? GraceEnds(KubeObject found) =>
        found.Condition("Synced") is { IsFalse: true } synced && (synced.LastTransitionTime ?? found.CreationTimestamp) is { } since ? since + SyncGrace : null;

    private static Health? OfConditions(KubeObject found, DateTimeOffset now)
    {
        if (found.Condition("LastAsyncOperation") is { IsFalse: true } operation)
        {
            return new(HealthState.Failed, Causes.Of(operation));
        }

        var ready = found.Condition("Ready");
        if (found.Condition("Synced") is { IsFalse: true } synced)
        {
            return now - (synced.LastTransitionTime ?? found.CreationTimestamp ?? now) < SyncGrace
                ? new(HealthState.Progressing, Causes.Of(synced))
                : new(HealthState.Failed, Causes.Of(synced));
        }

        if (ready is { IsTrue: true })
        {
            return Health.Ready;
        }

        return ready is null || IsWorkload(found) ? null : new(HealthState.Progressing, Causes.Of(ready));
    }

    private static Health OfKind(KubeObject found)
    {
        if (found.Workload is { } workload && IsWorkload(found))
        {
            return WorkloadHealth.Of(found, workload);
        }

        var name = found.Type.Group.Length == 0 ? found.Type.Plural : $"{found.Type.Plural}.{found.Type.Group}";
        return WithoutConditions.Contains(name) ? Health.Ready : OfEstablished(found) ?? new(HealthState.Progressing, "Waiting for its controller");
    }

    /// <summary>XRDs and CRDs say Established instead of Ready.</summary>
    private static Health? OfEstablished(KubeObject found) => found.Condition("Established") switch
    {
        { IsTrue: true } => Health.Ready,
        { IsFalse: true } refused => new(HealthState.Failed, Causes.Of(refused)),
        _ => null,
    };

    private static bool IsWorkload(KubeObject found) => found.Type is { Group: "apps" or "batch" } or { Group: "", Plural: "pods" };
}
