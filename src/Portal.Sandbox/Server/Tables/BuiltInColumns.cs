using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The columns of built-in kinds as kubectl shows them, by kind; a kind without an entry shows name and age.</summary>
internal static class BuiltInColumns
{
    private static readonly Dictionary<string, TableColumn[]> ByKind = new(StringComparer.Ordinal)
    {
        ["Namespace"] = [Cells.Text("Status", "The status of the namespace", "status.phase")],
        ["Secret"] =
        [
            Cells.Text("Type", "Used to facilitate programmatic handling of secret data. More info: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types", "type"),
            Cells.Count("Data", "Data contains the secret data. Each key must consist of alphanumeric characters, '-', '_' or '.'. The serialized form of the secret data is a base64 encoded string, "
                + "representing the arbitrary (possibly non-string) data value here. Described in https://tools.ietf.org/html/rfc4648#section-4", "data"),
        ],
        ["ConfigMap"] =
        [
            Cells.Count("Data", "Data contains the configuration data. Each key must consist of alphanumeric characters, '-', '_' or '.'. Values with non-UTF-8 byte sequences must use the BinaryData field. "
                + "The keys stored in Data must not overlap with the keys in the BinaryData field, this is enforced during validation process.", "data"),
        ],
        ["Service"] =
        [
            Cells.Text("Type", "How the Service is exposed.", "spec.type"),
            Cells.Text("Cluster-IP", "The address of the service.", "spec.clusterIP"),
            new("External-IP", "string", "Addresses outside the cluster.", (_, _) => "<none>"),
            new("Port(s)", "string", "The ports that are exposed.", (value, _) => string.Join(',', (value.At("spec", "ports")?.Items ?? []).Select(port => $"{Cells.TextOf(port["port"])}/{Cells.TextOf(port["protocol"])}"))),
        ],
        ["ServiceAccount"] = [],
        ["Event"] =
        [
            new("Last Seen", "string", "When the event was last seen.", (value, now) => Ages.Since(Stamp(value), now)),
            Cells.Text("Type", "Normal or Warning.", "type"),
            Cells.Text("Reason", "The machine's word for what happened.", "reason"),
            new("Object", "string", "The object that it happened to.", (value, _) => $"{Involved(value, "kind").ToLowerInvariant()}/{Involved(value, "name")}"),
            new("Subobject", "string", "The part of the object.", (value, _) => Involved(value, "fieldPath")) { Priority = 1 },
            new("Source", "string", "Who says so.", (value, _) => value.At("source", "component") ?? value["reportingComponent"] ?? value["reportingController"] ?? "") { Priority = 1 },
            new("Message", "string", "What happened.", (value, _) => value["message"]?.Text ?? value["note"]?.Text ?? ""),
            new("First Seen", "string", "When it was first seen.", (value, now) => Ages.Since(value["firstTimestamp"] ?? value["deprecatedFirstTimestamp"] ?? value["eventTime"] ?? value.At("metadata", "creationTimestamp"), now)) { Priority = 1 },
            new("Count", "string", "How often it was seen.", (value, _) => Cells.TextOf(value["count"] ?? value["deprecatedCount"] ?? 1)) { Priority = 1 },
            CommonColumns.Name with { Priority = 1 },
        ],
        ["Node"] =
        [
            new("Status", "string", "The status of the node", (_, _) => "Ready"),
            new("Roles", "string", "The roles of the node", (_, _) => "<none>"),
        ],
        ["PersistentVolumeClaim"] =
        [
            Cells.Text("Status", "Phase represents the current phase.", "status.phase"),
            Cells.Text("Volume", "The volume that is bound.", "spec.volumeName"),
            Cells.Text("Capacity", "How much fits.", "status.capacity.storage"),
            AccessModes("status.accessModes"),
            Cells.Text("StorageClass", "The class of the volume.", "spec.storageClassName"),
        ],
        ["PersistentVolume"] =
        [
            Cells.Text("Capacity", "How much fits.", "spec.capacity.storage"),
            AccessModes("spec.accessModes"),
            Cells.Text("Reclaim Policy", "What becomes of the volume.", "spec.persistentVolumeReclaimPolicy"),
            Cells.Text("Status", "Phase represents the current phase.", "status.phase"),
            new("Claim", "string", "Who has the volume.", (value, _) => value.At("spec", "claimRef") is { } claim ? $"{Cells.TextOf(claim["namespace"])}/{Cells.TextOf(claim["name"])}" : ""),
            Cells.Text("StorageClass", "The class of the volume.", "spec.storageClassName"),
            Cells.Text("Reason", "Why the volume is in its phase.", "status.reason"),
        ],
        ["Ingress"] =
        [
            new("Class", "string", "The class of the ingress.", (value, _) => value.At("spec", "ingressClassName") ?? Cells.None),
            new("Hosts", "string", "The names that it answers to.", (value, _) => Cells.Joined((value.At("spec", "rules")?.Items ?? []).Select(rule => rule["host"] ?? "*")) is { Length: > 0 } hosts ? hosts : "*"),
            new("Address", "string", "Where it is reached.", (value, _) => Cells.Joined((value.At("status", "loadBalancer", "ingress")?.Items ?? []).Select(one => one["ip"] ?? one["hostname"] ?? ""))),
            new("Ports", "string", "Its ports.", (value, _) => value.At("spec", "tls") is { Items.Count: > 0 } ? "80, 443" : "80"),
        ],
        ["HorizontalPodAutoscaler"] =
        [
            new("Reference", "string", "What is scaled.", (value, _) => $"{Cells.TextOf(value.At("spec", "scaleTargetRef", "kind"))}/{Cells.TextOf(value.At("spec", "scaleTargetRef", "name"))}"),
            new("Targets", "string", "What is aimed at.", (_, _) => "<unknown>"),
            new("MinPods", "string", "The fewest pods.", (value, _) => value.At("spec", "minReplicas") is { } least ? Cells.TextOf(least) : "<unset>"),
            Cells.Whole("MaxPods", "The most pods.", "spec.maxReplicas"),
            Cells.Whole("Replicas", "The pods now.", "status.currentReplicas"),
        ],
        ["PodDisruptionBudget"] =
        [
            new("Min Available", "string", "How many have to stay.", (value, _) => value.At("spec", "minAvailable") is { } least ? Cells.TextOf(least) : "N/A"),
            new("Max Unavailable", "string", "How many may go.", (value, _) => value.At("spec", "maxUnavailable") is { } most ? Cells.TextOf(most) : "N/A"),
            Cells.Whole("Allowed Disruptions", "How many may go now.", "status.disruptionsAllowed"),
        ],
        ["NetworkPolicy"] = [new("Pod-Selector", "string", "Whom it holds for.", (value, _) => Cells.Selector(value.At("spec", "podSelector")) is { Length: > 0 } text ? text : Cells.None)],
        ["PriorityClass"] =
        [
            Cells.Whole("Value", "The greater the sooner.", "value"),
            new("Global-Default", "boolean", "Whether pods without a class have this one.", (value, _) => value["globalDefault"] ?? false),
        ],
        ["RoleBinding"] = [RoleColumn()],
        ["ClusterRoleBinding"] = [RoleColumn()],
        ["Lease"] = [Cells.Text("Holder", "Who holds the lease.", "spec.holderIdentity")],
        ["StorageClass"] =
        [
            Cells.Text("Provisioner", "Who makes volumes.", "provisioner"), Cells.Text("ReclaimPolicy", "What becomes of a volume.", "reclaimPolicy"), Cells.Text("VolumeBindingMode", "When a volume is bound.", "volumeBindingMode"),
            new("AllowVolumeExpansion", "string", "Whether volumes may grow.", (value, _) => value["allowVolumeExpansion"] ?? false),
        ],
    };

    /// <summary>What stands behind the age.</summary>
    private static readonly Dictionary<string, TableColumn[]> AfterAge = new(StringComparer.Ordinal)
    {
        ["Service"] = [Cells.Wide("Selector", "The labels of the pods that answer.", value => Cells.Labels(value.At("spec", "selector")))],
        ["Node"] =
        [
            Cells.Text("Version", "The version of the node's kubelet.", "status.nodeInfo.kubeletVersion"),
            Cells.Wide("Internal-IP", "The address inside the cluster.", value => Address(value, "InternalIP")),
            Cells.Wide("External-IP", "The address outside the cluster.", value => Address(value, "ExternalIP")),
            Cells.Wide("OS-Image", "The operating system.", "status.nodeInfo.osImage"),
            Cells.Wide("Kernel-Version", "The version of the kernel.", "status.nodeInfo.kernelVersion"),
            Cells.Wide("Container-Runtime", "What runs the containers.", "status.nodeInfo.containerRuntimeVersion"),
        ],
        ["PersistentVolumeClaim"] = [Cells.Wide("VolumeMode", "Filesystem or Block.", "spec.volumeMode")],
        ["PersistentVolume"] = [Cells.Wide("VolumeMode", "Filesystem or Block.", "spec.volumeMode")],
        ["RoleBinding"] = SubjectColumns(),
        ["ClusterRoleBinding"] = SubjectColumns(),
    };

    public static IReadOnlyList<TableColumn> Of(ResourceType type) => type.Kind switch
    {
        "CustomResourceDefinition" or "ClusterRole" or "Role" => [CommonColumns.Name, CommonColumns.CreatedAt],
        "Event" => ByKind["Event"],
        _ => [CommonColumns.Name, .. Find(ByKind, WorkloadColumns.BeforeAge, type.Kind), CommonColumns.Age, .. Find(AfterAge, WorkloadColumns.AfterAge, type.Kind)],
    };

    private static TableColumn[] Find(Dictionary<string, TableColumn[]> own, IReadOnlyDictionary<string, TableColumn[]> workloads, string kind) =>
        own.GetValueOrDefault(kind) ?? workloads.GetValueOrDefault(kind) ?? [];

    private static TableColumn AccessModes(string path) => new("Access Modes", "string", "Who may use it at once.", (value, _) => string.Join(',', (value.At(path.Split('.'))?.Items ?? [])
        .Select(mode => mode.Text switch { "ReadWriteOnce" => "RWO", "ReadOnlyMany" => "ROX", "ReadWriteMany" => "RWX", "ReadWriteOncePod" => "RWOP", var other => other ?? "" })));

    private static TableColumn RoleColumn() =>
        new("Role", "string", "RoleRef can only reference a role.", (value, _) => $"{Cells.TextOf(value.At("roleRef", "kind"))}/{Cells.TextOf(value.At("roleRef", "name"))}");

    private static TableColumn[] SubjectColumns() =>
    [
        SubjectColumn("Users", "Users in the binding", "User"),
        SubjectColumn("Groups", "Groups in the binding", "Group"),
        SubjectColumn("ServiceAccounts", "ServiceAccounts in the binding", "ServiceAccount"),
    ];

    private static TableColumn SubjectColumn(string name, string description, string kind) => new(name, "string", description, (value, _) => string.Join(", ", (value["subjects"]?.Items ?? [])
        .Where(subject => subject["kind"]?.Text == kind)
        .Select(subject => kind == "ServiceAccount" ? $"{Cells.TextOf(subject["namespace"])}/{Cells.TextOf(subject["name"])}" : Cells.TextOf(subject["name"])))) { Priority = 1 };

    private static string Address(MapValue node, string type) =>
        Cells.TextOf((node.At("status", "addresses")?.Items ?? []).FirstOrDefault(address => address["type"]?.Text == type)?["address"]);

    private static Value? Stamp(MapValue value) => value["lastTimestamp"] ?? value["deprecatedLastTimestamp"] ?? value["eventTime"] ?? value.At("metadata", "creationTimestamp");

    private static string Involved(MapValue value, string key) => (value["involvedObject"] ?? value["regarding"])?[key]?.Text ?? "";
}
