using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>function-dummy: answers with the response that its input holds.</summary>
internal static class DummyResponse
{
    public static void Run(PipelineState state, string step, Value input)
    {
        var desired = input.At("response", "desired") ?? MapValue.Empty;
        if (desired.At("composite", "resource") is MapValue composite)
        {
            state.DesiredComposite = Merging.Merged(state.DesiredComposite, composite);
        }

        foreach (var (key, value) in desired.At("composite", "connectionDetails")?.Members ?? [])
        {
            state.Connection[key] = value.Text ?? "";
        }

        foreach (var (name, part) in desired["resources"]?.Members ?? [])
        {
            var there = state.Desired.GetValueOrDefault(name);
            var made = Merging.Merged(there?.Object ?? MapValue.Empty, part["resource"] as MapValue ?? MapValue.Empty);
            state.Desired[name] = new(made) { Ready = (there?.Ready ?? false) || part["ready"]?.Text == "READY_TRUE" || part["ready"] is NumberValue { AsInteger: 1 } };
        }

        foreach (var result in input.At("response", "results")?.Items ?? [])
        {
            Tell(state, step, result["severity"]?.Text, result["message"]?.Text ?? "");
        }
    }

    private static void Tell(PipelineState state, string step, string? severity, string message)
    {
        if (severity == "SEVERITY_FATAL")
        {
            throw new TransformException(message);
        }

        state.Tell(step, severity == "SEVERITY_WARNING", message);
    }
}
