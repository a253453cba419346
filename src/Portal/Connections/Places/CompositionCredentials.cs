using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>Whether a composition publishes credentials at all, from its text.</summary>
internal static class CompositionCredentials
{
    // Functions that change what others made and never publish anything themselves.
    private static readonly string[] Silent = ["auto-ready", "sequencer", "tag-manager", "environment-configs", "extra-resources", "status-transformer"];

    /// <summary>Null where a function of its own decides while it runs.</summary>
    public static bool? Publishes(Value composition)
    {
        var spec = composition["spec"];
        if (Templates(spec?["resources"]).Any(TemplatePublishes))
        {
            return true;
        }

        bool? any = false;
        foreach (var step in spec?["pipeline"]?.Items ?? [])
        {
            switch (StepPublishes(step))
            {
                case true:
                    return true;
                case null:
                    any = null;
                    break;
            }
        }

        return any;
    }

    private static bool? StepPublishes(Value step)
    {
        var function = step.At("functionRef", "name")?.Text ?? "";
        if (step["input"]?["kind"]?.Text == "Resources" && (step["input"]?["apiVersion"]?.Text ?? "").StartsWith("pt.fn.crossplane.io/", StringComparison.Ordinal))
        {
            return Templates(step["input"]?["resources"]).Any(TemplatePublishes) || step["input"]?["writeConnectionSecretToRef"] is MapValue;
        }

        return Array.Exists(Silent, name => function.Contains(name, StringComparison.OrdinalIgnoreCase)) ? false : null;
    }

    private static IReadOnlyList<Value> Templates(Value? list) => list?.Items ?? [];

    private static bool TemplatePublishes(Value template) =>
        template["connectionDetails"]?.Items.Count > 0 || template["base"] is { } made && made["kind"]?.Text == "Secret" && made["apiVersion"]?.Text == "v1";
}
