using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>The kinds that every cluster has and that Portal or its users meet. They are data: none has code of its own in the store.</summary>
internal static class BuiltInResources
{
    private const string Rbac = "rbac.authorization.k8s.io";

    public static IReadOnlyList<ResourceType> All => [.. Listed, CustomResourceDefinition];

    private static readonly ResourceType CoreEvent = Core("Event", "events", true, "ev");

    private static readonly ResourceType[] Listed =
    [
        Core("Namespace", "namespaces", false, "ns") with { HasStatus = true },
        Core("Node", "nodes", false, "no") with { HasStatus = true },
        Core("PersistentVolume", "persistentvolumes", false, "pv") with { HasStatus = true },
        Core("ConfigMap", "configmaps", true, "cm"),
        Core("Secret", "secrets", true),
        Core("Service", "services", true, "svc") with { HasStatus = true, Categories = ["all"] },
        Core("ServiceAccount", "serviceaccounts", true, "sa"),
        CoreEvent,
        Core("Endpoints", "endpoints", true, "ep") with { ListKind = "EndpointsList" },
        Core("PersistentVolumeClaim", "persistentvolumeclaims", true, "pvc") with { HasStatus = true },
        Core("ResourceQuota", "resourcequotas", true, "quota") with { HasStatus = true },
        Core("LimitRange", "limitranges", true, "limits"),
        Core("Pod", "pods", true, "po") with { HasStatus = true, HasGeneration = true, Categories = ["all"] },
        Apps("Deployment", "deployments", "deploy") with { HasScale = true },
        Apps("ReplicaSet", "replicasets", "rs") with { HasScale = true },
        Apps("StatefulSet", "statefulsets", "sts") with { HasScale = true },
        Apps("DaemonSet", "daemonsets", "ds"),
        new("batch", "v1", "Job", "jobs", true) { HasStatus = true, HasGeneration = true, Categories = ["all"] },
        new("batch", "v1", "CronJob", "cronjobs", true) { ShortNames = ["cj"], HasStatus = true, HasGeneration = true, Categories = ["all"] },
        new("networking.k8s.io", "v1", "Ingress", "ingresses", true) { ShortNames = ["ing"], HasStatus = true, HasGeneration = true },
        new("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", true) { ShortNames = ["netpol"], HasGeneration = true },
        new("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", true) { ShortNames = ["pdb"], HasStatus = true, HasGeneration = true },
        new("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true) { ShortNames = ["hpa"], HasStatus = true, Categories = ["all"] },
        new("storage.k8s.io", "v1", "StorageClass", "storageclasses", false) { ShortNames = ["sc"] },
        new("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", false) { ShortNames = ["pc"], HasGeneration = true },
        new("coordination.k8s.io", "v1", "Lease", "leases", true),
        new("events.k8s.io", "v1", "Event", "events", true) { ShortNames = ["ev"], KeptAs = CoreEvent },
        new(Rbac, "v1", "ClusterRole", "clusterroles", false),
        new(Rbac, "v1", "ClusterRoleBinding", "clusterrolebindings", false),
        new(Rbac, "v1", "Role", "roles", true),
        new(Rbac, "v1", "RoleBinding", "rolebindings", true),
        new("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", false) { HasGeneration = true, Categories = ["api-extensions"] },
        new("admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations", false) { HasGeneration = true, Categories = ["api-extensions"] },
    ];

    public static ResourceType CustomResourceDefinition { get; } =
        new("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", false)
        {
            ShortNames = ["crd", "crds"], HasStatus = true, HasGeneration = true, Categories = ["api-extensions"],
        };

    private static ResourceType Core(string kind, string plural, bool namespaced, params string[] shortNames) =>
        new("", "v1", kind, plural, namespaced) { ShortNames = shortNames };

    private static ResourceType Apps(string kind, string plural, string shortName) =>
        new("apps", "v1", kind, plural, true) { ShortNames = [shortName], HasStatus = true, HasGeneration = true, Categories = ["all"] };
}
