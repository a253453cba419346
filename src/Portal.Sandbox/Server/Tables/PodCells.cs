using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>What kubectl shows of a pod.</summary>
internal static class PodCells
{
    public static Value Ready(MapValue pod)
    {
        var statuses = Statuses(pod);
        return $"{statuses.Count(one => one["ready"] is BoolValue { Flag: true })}/{pod.At("spec", "containers")?.Items.Count ?? 0}";
    }

    public static Value Status(MapValue pod)
    {
        if (pod.At("metadata", "deletionTimestamp") is not null)
        {
            return "Terminating";
        }

        var waiting = Statuses(pod).Select(one => one.At("state", "waiting", "reason")?.Text ?? one.At("state", "terminated", "reason")?.Text).FirstOrDefault(reason => reason is not null);
        return waiting ?? pod.At("status", "reason")?.Text ?? pod.At("status", "phase")?.Text ?? "Unknown";
    }

    public static Value Restarts(MapValue pod) => Statuses(pod).Sum(one => (one["restartCount"] as NumberValue)?.AsInteger ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<Value> Statuses(MapValue pod) => pod.At("status", "containerStatuses")?.Items ?? [];
}
