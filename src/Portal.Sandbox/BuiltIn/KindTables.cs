using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>What built-in kinds default, require and never change, as rows. The pod rows hold for pods and for every template of pods.</summary>
internal static class KindTables
{
    /// <summary>Where the kinds that make pods keep the pod's spec.</summary>
    public static IReadOnlyDictionary<string, string> PodSpecs { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Pod"] = "spec",
        ["Deployment"] = "spec.template.spec",
        ["ReplicaSet"] = "spec.template.spec",
        ["StatefulSet"] = "spec.template.spec",
        ["DaemonSet"] = "spec.template.spec",
        ["Job"] = "spec.template.spec",
        ["CronJob"] = "spec.jobTemplate.spec.template.spec",
    };

    public static IReadOnlyList<(string Kind, string Path, Value Value)> Defaults { get; } =
    [
        ("Secret", "type", "Opaque"),
        ("Deployment", "spec.replicas", 1),
        ("Deployment", "spec.revisionHistoryLimit", 10),
        ("Deployment", "spec.progressDeadlineSeconds", 600),
        ("Deployment", "spec.strategy", Json("""{"type":"RollingUpdate"}""")),
        ("ReplicaSet", "spec.replicas", 1),
        ("StatefulSet", "spec.replicas", 1),
        ("StatefulSet", "spec.podManagementPolicy", "OrderedReady"),
        ("StatefulSet", "spec.revisionHistoryLimit", 10),
        ("StatefulSet", "spec.updateStrategy", Json("""{"type":"RollingUpdate","rollingUpdate":{"partition":0}}""")),
        ("StatefulSet", "spec.persistentVolumeClaimRetentionPolicy", Json("""{"whenDeleted":"Retain","whenScaled":"Retain"}""")),
        ("DaemonSet", "spec.revisionHistoryLimit", 10),
        ("DaemonSet", "spec.updateStrategy", Json("""{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":1,"maxSurge":0}}""")),
        ("Job", "spec.completions", 1),
        ("Job", "spec.parallelism", 1),
        ("Job", "spec.backoffLimit", 6),
        ("Job", "spec.completionMode", "NonIndexed"),
        ("Job", "spec.suspend", false),
        ("Job", "spec.podReplacementPolicy", "TerminatingOrFailed"),
        ("CronJob", "spec.concurrencyPolicy", "Allow"),
        ("CronJob", "spec.suspend", false),
        ("CronJob", "spec.successfulJobsHistoryLimit", 3),
        ("CronJob", "spec.failedJobsHistoryLimit", 1),
        ("Service", "spec.type", "ClusterIP"),
        ("Service", "spec.sessionAffinity", "None"),
        ("Service", "spec.internalTrafficPolicy", "Cluster"),
        ("Service", "spec.ports[].protocol", "TCP"),
        ("PersistentVolumeClaim", "spec.volumeMode", "Filesystem"),
        ("PersistentVolume", "spec.volumeMode", "Filesystem"),
        ("PersistentVolume", "spec.persistentVolumeReclaimPolicy", "Retain"),
        ("StorageClass", "reclaimPolicy", "Delete"),
        ("StorageClass", "volumeBindingMode", "Immediate"),
        ("PriorityClass", "preemptionPolicy", "PreemptLowerPriority"),
        ("HorizontalPodAutoscaler", "spec.minReplicas", 1),
        ("Node", "status.nodeInfo", MapValue.Empty),
    ];

    /// <summary>Below the pod's spec.</summary>
    public static IReadOnlyList<(string Path, Value Value)> PodDefaults { get; } =
    [
        ("restartPolicy", "Always"),
        ("dnsPolicy", "ClusterFirst"),
        ("schedulerName", "default-scheduler"),
        ("securityContext", MapValue.Empty),
        ("terminationGracePeriodSeconds", 30),
        ("containers[].terminationMessagePath", "/dev/termination-log"),
        ("containers[].terminationMessagePolicy", "File"),
        ("containers[].resources", MapValue.Empty),
        ("containers[].ports[].protocol", "TCP"),
        ("initContainers[].terminationMessagePath", "/dev/termination-log"),
        ("initContainers[].terminationMessagePolicy", "File"),
        ("initContainers[].resources", MapValue.Empty),
        ("volumes[].secret.defaultMode", 420),
        ("volumes[].configMap.defaultMode", 420),
        ("volumes[].projected.defaultMode", 420),
        ("volumes[].downwardAPI.defaultMode", 420),
    ];

    /// <summary>Below the pod's spec.</summary>
    public static IReadOnlyList<string> PodRequired { get; } =
    [
        "containers", "containers[].name", "containers[].image", "containers[].env[].name", "containers[].volumeMounts[].name", "containers[].volumeMounts[].mountPath",
        "containers[].ports[].containerPort", "initContainers[].name", "initContainers[].image", "volumes[].name",
        "containers[].env[].valueFrom.secretKeyRef.key", "containers[].env[].valueFrom.configMapKeyRef.key",
    ];

    public static IReadOnlyList<(string Kind, string Path)> Required { get; } =
    [
        ("Pod", "spec"),
        ("Deployment", "spec"), ("Deployment", "spec.selector"), ("Deployment", "spec.template"), ("Deployment", "spec.template.spec"),
        ("ReplicaSet", "spec"), ("ReplicaSet", "spec.selector"), ("ReplicaSet", "spec.template"),
        ("StatefulSet", "spec"), ("StatefulSet", "spec.selector"), ("StatefulSet", "spec.template"),
        ("DaemonSet", "spec"), ("DaemonSet", "spec.selector"), ("DaemonSet", "spec.template"),
        ("Job", "spec"), ("Job", "spec.template"),
        ("CronJob", "spec"), ("CronJob", "spec.schedule"), ("CronJob", "spec.jobTemplate"),
        ("Service", "spec.ports[].port"),
        ("PersistentVolumeClaim", "spec"), ("PersistentVolumeClaim", "spec.accessModes"), ("PersistentVolumeClaim", "spec.resources.requests.storage"),
        ("HorizontalPodAutoscaler", "spec.scaleTargetRef.kind"), ("HorizontalPodAutoscaler", "spec.scaleTargetRef.name"), ("HorizontalPodAutoscaler", "spec.maxReplicas"),
        ("StorageClass", "provisioner"),
        ("CustomResourceDefinition", "spec"),
    ];

    public static IReadOnlyList<(string Kind, string Path)> Immutable { get; } =
    [
        ("Secret", "type"),
        ("Deployment", "spec.selector"),
        ("ReplicaSet", "spec.selector"),
        ("DaemonSet", "spec.selector"),
        ("Job", "spec.selector"),
        ("Job", "spec.template"),
        ("StorageClass", "provisioner"),
        ("StorageClass", "parameters"),
        ("PersistentVolumeClaim", "spec.storageClassName"),
    ];

    private static Value Json(string text) => ValueReader.Parse(text);
}
