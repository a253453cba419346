using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>A status' conditions: one a type, the time of its last change of status kept.</summary>
internal static class ConditionList
{
    public static Value? Find(Value? conditions, string type) => (conditions?.Items ?? []).FirstOrDefault(condition => condition["type"]?.Text == type);

    public static bool IsTrue(Value? conditions, string type) => Find(conditions, type)?["status"]?.Text == "True";

    /// <summary>The list with the condition set; the same list where nothing but times would change.</summary>
    public static ListValue Set(Value? conditions, string type, string status, string reason, string message, string now)
    {
        var list = conditions as ListValue ?? ListValue.Empty;
        var old = Find(list, type) as MapValue;
        if (old is not null && old["status"]?.Text == status && old["reason"]?.Text == reason && (old["message"]?.Text ?? "") == message)
        {
            return list;
        }

        var since = old?["status"]?.Text == status ? old["lastTransitionTime"] ?? now : now;
        var made = (old ?? MapValue.Of(("type", type))).With("status", status).With("lastTransitionTime", since).With("reason", reason).With("message", message);
        return old is null ? list.Add(made) : new([.. list.Elements.Select(item => ReferenceEquals(item, old) ? made : item)]);
    }
}
