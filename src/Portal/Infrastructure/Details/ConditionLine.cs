using Portal.Forms;
using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>A condition as people read it. <paramref name="Good"/> is null where it is neither good nor bad.</summary>
public sealed record ConditionLine(Condition Raw, bool? Good, string Words, string? Cause)
{
    /// <summary>Conditions whose True is bad news.</summary>
    private static readonly HashSet<string> Bad = new(StringComparer.Ordinal) { "Failed", "Stalled", "ReplicaFailure", "DiskPressure", "MemoryPressure", "PIDPressure", "NetworkUnavailable", "Degraded" };

    private static readonly Dictionary<(string Type, string Status), string> Known = new()
    {
        [("Ready", "True")] = "Ready to use",
        [("Ready", "False")] = "Not ready yet",
        [("Synced", "True")] = "Carried out as asked for",
        [("Synced", "False")] = "Could not be carried out as asked for",
        [("LastAsyncOperation", "True")] = "The last step in the cloud succeeded",
        [("LastAsyncOperation", "False")] = "The last step in the cloud failed",
        [("AsyncOperation", "True")] = "A step in the cloud is done",
        [("AsyncOperation", "False")] = "A step in the cloud is going on",
        [("Responsive", "True")] = "Its controller responds",
        [("Established", "True")] = "Known to the API server",
        [("Offered", "True")] = "Can be ordered",
        [("Available", "True")] = "Enough copies are available",
        [("Available", "False")] = "Too few copies are available",
        [("Progressing", "True")] = "The rollout goes on or is done",
        [("Progressing", "False")] = "The rollout is stuck",
    };

    public static ConditionLine Of(Condition condition)
    {
        if (condition.Reason == "ReconcilePaused")
        {
            return new(condition, null, "Paused: nothing is carried out", null);
        }

        var words = Known.GetValueOrDefault((condition.Type, condition.Status))
            ?? $"{Humanised.Of(condition.Type)}: {condition.Status switch { "True" => "yes", "False" => "no", _ => "not known" }}";
        // Not ready is no fault by itself: everything begins so.
        bool? good = condition is { Type: "Ready", IsFalse: true } || condition.Status is not ("True" or "False") ? null : condition.IsTrue != Bad.Contains(condition.Type);
        var cause = good == true || string.IsNullOrEmpty(condition.Message ?? condition.Reason) ? null : Causes.Of(condition);
        return new(condition, good, words, cause);
    }
}
