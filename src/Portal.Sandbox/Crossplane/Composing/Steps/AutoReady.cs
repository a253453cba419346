using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>function-auto-ready 0.7: a part that exists is ready by its condition Ready, and kinds of Kubernetes by what their status says.</summary>
internal static class AutoReady
{
    private static readonly HashSet<string> ReadyByExisting = new(StringComparer.Ordinal)
    {
        "ConfigMap", "Secret", "ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "NetworkPolicy", "ResourceQuota", "LimitRange",
        "StorageClass", "PriorityClass", "PodDisruptionBudget", "EndpointSlice", "Endpoints",
    };

    public static void Run(PipelineState state)
    {
        foreach (var (name, part) in state.Desired.ToList())
        {
            if (!part.Ready && state.Observed.TryGetValue(name, out var observed) && IsReady(observed.Object))
            {
                state.Desired[name] = part with { Ready = true };
            }
        }
    }

    public static bool IsReady(MapValue part) => part["kind"]?.Text switch
    {
        { } kind when IsBuiltIn(part) && ReadyByExisting.Contains(kind) => true,
        "Namespace" when IsBuiltIn(part) => part.At("status", "phase")?.Text is null or "Active",
        "Service" when IsBuiltIn(part) => part.At("spec", "type")?.Text != "LoadBalancer" || part.At("status", "loadBalancer", "ingress")?.Items.Count > 0,
        "PersistentVolumeClaim" when IsBuiltIn(part) => part.At("status", "phase")?.Text == "Bound",
        "Deployment" when IsBuiltIn(part) => ReadinessCheck.HasCondition(part, "Available", "True"),
        "StatefulSet" or "ReplicaSet" when IsBuiltIn(part) => Count(part, "status", "readyReplicas") >= (Count(part, "spec", "replicas") ?? 1),
        "DaemonSet" when IsBuiltIn(part) => Count(part, "status", "numberReady") == Count(part, "status", "desiredNumberScheduled"),
        "Job" when IsBuiltIn(part) => ReadinessCheck.HasCondition(part, "Complete", "True"),
        "CronJob" or "Ingress" or "HorizontalPodAutoscaler" when IsBuiltIn(part) => true,
        _ => ReadinessCheck.HasCondition(part, "Ready", "True"),
    };

    private static bool IsBuiltIn(MapValue part)
    {
        var apiVersion = part["apiVersion"]?.Text ?? "";
        return !apiVersion.Contains('/', StringComparison.Ordinal) || apiVersion is "apps/v1" or "batch/v1" || apiVersion.Split('/')[0].EndsWith(".k8s.io", StringComparison.Ordinal)
            || apiVersion.StartsWith("autoscaling/", StringComparison.Ordinal) || apiVersion.StartsWith("policy/", StringComparison.Ordinal);
    }

    private static long? Count(MapValue part, string section, string field) => (part.At(section, field) as NumberValue)?.AsInteger;
}
