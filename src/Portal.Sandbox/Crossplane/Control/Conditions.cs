using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Control;

/// <summary>Conditions as crossplane-runtime keeps them: one a type, equal ones untouched, the time that of the last change.</summary>
internal static class Conditions
{
    /// <summary>What the condition of a paused claim or composite says.</summary>
    public const string Paused = "Reconciliation (including deletion) is paused via the pause annotation";

    public static MapValue WithCondition(this MapValue obj, string type, string status, string reason, string? message, string now) =>
        obj.With(["status", "conditions"], Set(obj.At("status", "conditions"), type, status, reason, message, obj.Generation(), now));

    public static Value? Find(Value obj, string type) =>
        (obj.At("status", "conditions")?.Items ?? []).FirstOrDefault(condition => condition["type"]?.Text == type);

    public static bool IsTrue(Value obj, string type) => Find(obj, type)?["status"]?.Text == "True";

    private static ListValue Set(Value? conditions, string type, string status, string reason, string? message, long generation, string now)
    {
        var all = conditions?.Items ?? [];
        var old = all.FirstOrDefault(condition => condition["type"]?.Text == type);
        var same = old?["status"]?.Text == status && old["reason"]?.Text == reason && (old["message"]?.Text ?? "") == (message ?? "");
        var made = MapValue.Of(
            ("type", type), ("status", status), ("observedGeneration", generation > 0 ? generation : null), ("reason", reason),
            ("message", string.IsNullOrEmpty(message) ? null : message),
            ("lastTransitionTime", same ? old!["lastTransitionTime"] : now));
        return old is null ? new([.. all, made]) : new([.. all.Select(condition => ReferenceEquals(condition, old) ? made : condition)]);
    }
}
