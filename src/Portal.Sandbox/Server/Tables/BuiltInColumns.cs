using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The columns of built-in kinds as kubectl shows them, by kind; a kind without an entry shows name and age.</summary>
internal static class BuiltInColumns
{
    private static readonly Dictionary<string, TableColumn[]> ByKind = new(StringComparer.Ordinal)
    {
        ["Namespace"] = [Text("Status", "The status of the namespace", "status.phase")],
        ["Secret"] =
        [
            Text("Type", "Used to facilitate programmatic handling of secret data. More info: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types", "type"),
            Count("Data", "Data contains the secret data. Each key must consist of alphanumeric characters, '-', '_' or '.'. The serialized form of the secret data is a base64 encoded string, "
                + "representing the arbitrary (possibly non-string) data value here. Described in https://tools.ietf.org/html/rfc4648#section-4", "data"),
        ],
        ["ConfigMap"] =
        [
            Count("Data", "Data contains the configuration data. Each key must consist of alphanumeric characters, '-', '_' or '.'. Values with non-UTF-8 byte sequences must use the BinaryData field. "
                + "The keys stored in Data must not overlap with the keys in the BinaryData field, this is enforced during validation process.", "data"),
        ],
        ["Pod"] =
        [
            new("Ready", "string", "The aggregate readiness state of this pod for accepting traffic.", (pod, _) => PodCells.Ready(pod)),
            new("Status", "string", "The aggregate status of the containers in this pod.", (pod, _) => PodCells.Status(pod)),
            new("Restarts", "string", "The number of times the containers in this pod have been restarted.", (pod, _) => PodCells.Restarts(pod)),
        ],
        ["Deployment"] =
        [
            new("Ready", "string", "Number of the pod with ready state", (value, _) => $"{Number(value, "status.readyReplicas")}/{Number(value, "spec.replicas")}"),
            Whole("Up-to-date", "Total number of pods that have the desired template spec.", "status.updatedReplicas"),
            Whole("Available", "Total number of pods that are available.", "status.availableReplicas"),
        ],
        ["ReplicaSet"] =
        [
            Whole("Desired", "Replicas is the number of desired pods.", "spec.replicas"),
            Whole("Current", "Replicas is the most recently observed number of pods.", "status.replicas"),
            Whole("Ready", "The number of pods with a Ready condition.", "status.readyReplicas"),
        ],
        ["StatefulSet"] = [new("Ready", "string", "Number of the pod with ready state", (value, _) => $"{Number(value, "status.readyReplicas")}/{Number(value, "spec.replicas")}")],
        ["Job"] =
        [
            new("Status", "string", "Status of the job.", (value, _) => JobStatus(value)),
            new("Completions", "string", "Completions of the job.", (value, _) => $"{Number(value, "status.succeeded")}/{Number(value, "spec.completions")}"),
        ],
        ["CronJob"] = [Text("Schedule", "The schedule in Cron format.", "spec.schedule")],
        ["Service"] =
        [
            Text("Type", "How the Service is exposed.", "spec.type"),
            Text("Cluster-IP", "The address of the service.", "spec.clusterIP"),
            new("External-IP", "string", "Addresses outside the cluster.", (_, _) => "<none>"),
            new("Port(s)", "string", "The ports that are exposed.", (value, _) => string.Join(',', (value.At("spec", "ports")?.Items ?? []).Select(port => $"{ValueText(port["port"])}/{ValueText(port["protocol"])}"))),
        ],
        ["ServiceAccount"] = [],
        ["Event"] =
        [
            new("Last Seen", "string", "When the event was last seen.", (value, now) => Ages.Since(Stamp(value), now)),
            Text("Type", "Normal or Warning.", "type"),
            Text("Reason", "The machine's word for what happened.", "reason"),
            new("Object", "string", "The object that it happened to.", (value, _) => $"{Involved(value, "kind").ToLowerInvariant()}/{Involved(value, "name")}"),
            new("Message", "string", "What happened.", (value, _) => value["message"]?.Text ?? value["note"]?.Text ?? ""),
        ],
        ["Node"] =
        [
            new("Status", "string", "The status of the node", (_, _) => "Ready"),
            new("Roles", "string", "The roles of the node", (_, _) => "<none>"),
        ],
        ["PersistentVolumeClaim"] = [Text("Status", "Phase represents the current phase.", "status.phase"), Text("Volume", "The volume that is bound.", "spec.volumeName")],
        ["RoleBinding"] = [RoleColumn()],
        ["ClusterRoleBinding"] = [RoleColumn()],
        ["Lease"] = [Text("Holder", "Who holds the lease.", "spec.holderIdentity")],
        ["StorageClass"] = [Text("Provisioner", "Who makes volumes.", "provisioner"), Text("ReclaimPolicy", "What becomes of a volume.", "reclaimPolicy")],
    };

    public static IReadOnlyList<TableColumn> Of(ResourceType type) => type.Kind switch
    {
        "CustomResourceDefinition" or "ClusterRole" or "Role" => [CommonColumns.Name, CommonColumns.CreatedAt],
        "Event" => ByKind["Event"],
        _ => [CommonColumns.Name, .. ByKind.GetValueOrDefault(type.Kind, []), CommonColumns.Age],
    };

    private static TableColumn Text(string name, string description, string path) =>
        new(name, "string", description, (value, _) => ValueText(value.At(path.Split('.'))));

    private static TableColumn Whole(string name, string description, string path) => new(name, "integer", description, (value, _) => Number(value, path));

    private static TableColumn Count(string name, string description, string path) => new(name, "string", description, (value, _) => value[path]?.Members.Count ?? 0);

    private static TableColumn RoleColumn() =>
        new("Role", "string", "RoleRef can only reference a role.", (value, _) => $"{ValueText(value.At("roleRef", "kind"))}/{ValueText(value.At("roleRef", "name"))}");

    private static long Number(Value value, string path) => (value.At(path.Split('.')) as NumberValue)?.AsInteger ?? 0;

    private static string ValueText(Value? value) => value switch { null => "", StringValue text => text.Content, _ => ValueWriter.ToJson(value) };

    private static Value? Stamp(MapValue value) => value["lastTimestamp"] ?? value["deprecatedLastTimestamp"] ?? value["eventTime"] ?? value.At("metadata", "creationTimestamp");

    private static string Involved(MapValue value, string key) => (value["involvedObject"] ?? value["regarding"])?[key]?.Text ?? "";

    private static string JobStatus(MapValue job)
    {
        var condition = (job.At("status", "conditions")?.Items ?? []).LastOrDefault(one => one["status"]?.Text == "True");
        return condition?["type"]?.Text ?? "Running";
    }
}
