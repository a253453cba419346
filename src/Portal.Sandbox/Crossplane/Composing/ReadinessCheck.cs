using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Whether a composed resource is ready by the checks of its composition; without any by its condition Ready.</summary>
internal static class ReadinessCheck
{
    public static bool All(MapValue part, IReadOnlyList<Value> checks) =>
        checks.Count == 0 ? HasCondition(part, "Ready", "True") : checks.All(check => Holds(part, check));

    public static bool HasCondition(Value part, string type, string status) =>
        (part.At("status", "conditions")?.Items ?? []).Any(condition => condition["type"]?.Text == type && condition["status"]?.Text == status);

    /// <summary>A condition that is not there is Unknown.</summary>
    private static string StatusOf(MapValue part, string type) =>
        (part.At("status", "conditions")?.Items ?? []).FirstOrDefault(condition => condition["type"]?.Text == type)?["status"]?.Text ?? "Unknown";

    private static bool Holds(MapValue part, Value check)
    {
        if (check["type"]?.Text == "MatchCondition")
        {
            return StatusOf(part, check.At("matchCondition", "type")?.Text ?? "Ready") == (check.At("matchCondition", "status")?.Text ?? "True");
        }

        if (check["type"]?.Text == "None")
        {
            return true;
        }

        var value = PathReader.Find(part, check["fieldPath"]?.Text ?? "");
        return check["type"]?.Text switch
        {
            "NonEmpty" => value is not null,
            "MatchString" => value?.Text == check["matchString"]?.Text,
            "MatchInteger" => value is NumberValue number && number.Equals(check["matchInteger"] as NumberValue),
            "MatchTrue" => value is BoolValue { Flag: true },
            "MatchFalse" => value is BoolValue { Flag: false },
            _ => false,
        };
    }
}
