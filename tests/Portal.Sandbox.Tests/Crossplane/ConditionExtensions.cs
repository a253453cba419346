using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

internal static class ConditionExtensions
{
    public static Value? Condition(this Value obj, string type) => (obj.At("status", "conditions")?.Items ?? []).FirstOrDefault(condition => condition["type"]?.Text == type);

    public static bool Is(this Value obj, string type, string status) => obj.Condition(type)?["status"]?.Text == status;

    public static string Name(this Value obj) => obj.At("metadata", "name")!.Text!;
}
