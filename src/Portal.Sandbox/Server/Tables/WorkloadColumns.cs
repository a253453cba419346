using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The columns of pods and of what makes pods: those before the age, and those behind it, which only wide output shows.</summary>
internal static class WorkloadColumns
{
    public static IReadOnlyDictionary<string, TableColumn[]> BeforeAge { get; } = new Dictionary<string, TableColumn[]>(StringComparer.Ordinal)
    {
        ["Pod"] =
        [
            new("Ready", "string", "The aggregate readiness state of this pod for accepting traffic.", (pod, _) => PodCells.Ready(pod)),
            new("Status", "string", "The aggregate status of the containers in this pod.", (pod, _) => PodCells.Status(pod)),
            new("Restarts", "string", "The number of times the containers in this pod have been restarted.", (pod, _) => PodCells.Restarts(pod)),
        ],
        ["Deployment"] =
        [
            ReadyOf(),
            Cells.Whole("Up-to-date", "Total number of pods that have the desired template spec.", "status.updatedReplicas"),
            Cells.Whole("Available", "Total number of pods that are available.", "status.availableReplicas"),
        ],
        ["ReplicaSet"] =
        [
            Cells.Whole("Desired", "Replicas is the number of desired pods.", "spec.replicas"),
            Cells.Whole("Current", "Replicas is the most recently observed number of pods.", "status.replicas"),
            Cells.Whole("Ready", "The number of pods with a Ready condition.", "status.readyReplicas"),
        ],
        ["StatefulSet"] = [ReadyOf()],
        ["DaemonSet"] =
        [
            Cells.Whole("Desired", "How many nodes should run the pod.", "status.desiredNumberScheduled"),
            Cells.Whole("Current", "How many nodes run the pod.", "status.currentNumberScheduled"),
            Cells.Whole("Ready", "How many nodes run a pod that is ready.", "status.numberReady"),
            Cells.Whole("Up-to-date", "How many nodes run the newest pod.", "status.updatedNumberScheduled"),
            Cells.Whole("Available", "How many nodes run a pod that is available.", "status.numberAvailable"),
            new("Node Selector", "string", "On which nodes the pods run.", (value, _) => Cells.Labels(value.At("spec", "template", "spec", "nodeSelector")) is { Length: > 0 } text ? text : Cells.None),
        ],
        ["Job"] =
        [
            new("Status", "string", "Status of the job.", (value, _) => JobStatus(value)),
            new("Completions", "string", "Completions of the job.", (value, _) => $"{Cells.Number(value, "status.succeeded")}/{Cells.Number(value, "spec.completions")}"),
            new("Duration", "string", "Time required to complete the job.", Duration),
        ],
        ["CronJob"] =
        [
            Cells.Text("Schedule", "The schedule in Cron format.", "spec.schedule"),
            new("Timezone", "string", "The time zone of the schedule.", (value, _) => value.At("spec", "timeZone") ?? Cells.None),
            new("Suspend", "boolean", "Whether no more jobs are started.", (value, _) => value.At("spec", "suspend") is BoolValue { Flag: true } ? "True" : "False"),
            new("Active", "integer", "How many jobs run now.", (value, _) => value.At("status", "active")?.Items.Count ?? 0),
            new("Last Schedule", "string", "When the last job was due.", (value, now) => value.At("status", "lastScheduleTime") is { } last ? Ages.Since(last, now) : Cells.None),
        ],
    };

    public static IReadOnlyDictionary<string, TableColumn[]> AfterAge { get; } = new Dictionary<string, TableColumn[]>(StringComparer.Ordinal)
    {
        ["Pod"] =
        [
            Cells.Wide("IP", "The address of the pod.", "status.podIP"),
            Cells.Wide("Node", "The node on which the pod runs.", "spec.nodeName"),
            Cells.Wide("Nominated Node", "The node that was made free for the pod.", "status.nominatedNodeName"),
            Cells.Wide("Readiness Gates", "The conditions that have to hold beside the containers' readiness.", _ => ""),
        ],
        ["Deployment"] = Of("spec", "template", "spec"),
        ["ReplicaSet"] = Of("spec", "template", "spec"),
        ["StatefulSet"] = Of("spec", "template", "spec")[..2],
        ["DaemonSet"] = Of("spec", "template", "spec"),
        ["Job"] = Of("spec", "template", "spec"),
        ["CronJob"] = Of("spec", "jobTemplate", "spec", "template", "spec"),
    };

    private static TableColumn ReadyOf() =>
        new("Ready", "string", "Number of the pod with ready state", (value, _) => $"{Cells.Number(value, "status.readyReplicas")}/{Cells.Number(value, "spec.replicas")}");

    private static TableColumn[] Of(params string[] pod) =>
    [
        Cells.Wide("Containers", "Names of each container in the template.", value => Cells.Joined((value.At(pod)?["containers"]?.Items ?? []).Select(container => container["name"] ?? ""))),
        Cells.Wide("Images", "Images referenced by each container in the template.", value => Cells.Joined((value.At(pod)?["containers"]?.Items ?? []).Select(container => container["image"] ?? ""))),
        Cells.Wide("Selector", "The label selector of the pods.", value => Cells.Selector(value.At("spec", "selector"))),
    ];

    private static string JobStatus(MapValue job)
    {
        var condition = (job.At("status", "conditions")?.Items ?? []).LastOrDefault(one => one["status"]?.Text == "True");
        return condition?["type"]?.Text ?? "Running";
    }

    private static Value Duration(MapValue job, DateTimeOffset now) =>
        job.At("status", "startTime") is { } begin ? Ages.Since(begin, Clock.Read(job.At("status", "completionTime")?.Text) ?? now) : "";
}
