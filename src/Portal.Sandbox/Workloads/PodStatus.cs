using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.Definitions;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>The statuses that a pod goes through.</summary>
internal static class PodStatus
{
    public static MapValue Creating(MapValue pod, string now) =>
        Based(pod, "Pending", now, isReady: false).With("startTime", now).With("containerStatuses", Containers(pod, container => WaitingOf(container, "ContainerCreating", null)));

    public static MapValue Waiting(MapValue pod, string reason, string message, string now) =>
        Based(pod, "Pending", now, isReady: false).With("containerStatuses", Containers(pod, container => WaitingOf(container, reason, message)));

    public static MapValue Running(MapValue pod, string now, bool isReady)
    {
        var address = AddressOf(pod);
        return Based(pod, "Running", now, isReady).With("podIP", address).With("podIPs", new ListValue([MapValue.Of(("ip", address))]))
            .With("containerStatuses", Containers(pod, container => RunningOf(pod, container, StartOf(pod, container) ?? now, isReady)));
    }

    public static MapValue Succeeded(MapValue pod, string now) => Based(pod, "Succeeded", now, isReady: false)
        .With("containerStatuses", Containers(pod, container => Status(container, false, 0, MapValue.Of(("terminated", MapValue.Of(
            ("exitCode", 0), ("reason", "Completed"), ("startedAt", StartOf(pod, container) ?? now), ("finishedAt", now), ("containerID", IdOf(pod, container)))))).With("started", false)));

    private static MapValue Based(MapValue pod, string phase, string now, bool isReady)
    {
        var status = pod["status"] as MapValue ?? MapValue.Empty;
        var isDone = phase == "Succeeded";
        var conditions = ConditionList.Set(status["conditions"], "PodReadyToStartContainers", "True", "", "", now);
        conditions = ConditionList.Set(conditions, "Initialized", "True", isDone ? "PodCompleted" : "", "", now);
        var (reason, message) = isReady ? ("", "") : isDone ? ("PodCompleted", "") : ("ContainersNotReady", $"containers with unready status: [{string.Join(' ', Names(pod))}]");
        conditions = ConditionList.Set(conditions, "Ready", isReady ? "True" : "False", reason, message, now);
        conditions = ConditionList.Set(conditions, "ContainersReady", isReady ? "True" : "False", reason, message, now);
        conditions = ConditionList.Set(conditions, "PodScheduled", "True", "", "", now);
        return status.With("phase", phase).With("conditions", new ListValue([.. conditions.Elements.Select(Trimmed)]))
            .With("hostIP", SandboxNode.Address).With("observedGeneration", pod.At("metadata", "generation") ?? 1);
    }

    /// <summary>Conditions that hold say nothing more.</summary>
    private static Value Trimmed(Value condition) => new MapValue(condition.Members.Where(pair => pair.Value is not StringValue { Content: "" }));

    private static IEnumerable<string> Names(MapValue pod) => (pod.At("spec", "containers")?.Items ?? []).Select(container => container["name"]?.Text ?? "");

    private static ListValue Containers(MapValue pod, Func<Value, MapValue> status) => new([.. (pod.At("spec", "containers")?.Items ?? []).Select(container => (Value)status(container))]);

    private static string? StartOf(MapValue pod, Value container) => (pod.At("status", "containerStatuses")?.Items ?? [])
        .FirstOrDefault(one => Equals(one["name"], container["name"]))?.At("state", "running", "startedAt")?.Text;

    private static MapValue WaitingOf(Value container, string reason, string? message) =>
        Status(container, false, 0, MapValue.Of(("waiting", MapValue.Of(("reason", reason), ("message", message))))).With("started", false);

    private static MapValue RunningOf(MapValue pod, Value container, string since, bool isReady) =>
        Status(container, isReady, 0, MapValue.Of(("running", MapValue.Of(("startedAt", since))))).With("started", true).With("containerID", IdOf(pod, container)).With("imageID", $"sha256:{Hash(container["image"]?.Text ?? "")}");

    private static MapValue Status(Value container, bool isReady, long restarts, MapValue state) => MapValue.Of(
        ("name", container["name"]), ("state", state), ("lastState", MapValue.Empty), ("ready", isReady), ("restartCount", restarts), ("image", container["image"]), ("imageID", ""));

    private static string IdOf(MapValue pod, Value container) => $"containerd://{Hash($"{pod.At("metadata", "uid")?.Text}/{container["name"]?.Text}")}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string AddressOf(MapValue pod)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(pod.At("metadata", "uid")?.Text ?? ""));
        return $"10.244.{hash[0]}.{(hash[1] % 253) + 1}";
    }
}
