using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>
/// Joins the EnvironmentConfigs that a composition names into one environment: function-environment-configs, and spec.environment of Crossplane 1.x.
/// What is selected counts before the environment that was there, and that before the default data.
/// </summary>
internal sealed class EnvironmentConfigs(PipelineState state, IExtraObjects objects)
{
    private static readonly string[] Versions = ["v1beta1", "v1alpha1"];

    /// <exception cref="TransformException">What is required is not there.</exception>
    public async Task RunAsync(Value? environment, CancellationToken token)
    {
        if (environment?["environmentConfigs"] is not ListValue sources)
        {
            return;
        }

        var joined = MapValue.Empty;
        for (var i = 0; i < sources.Elements.Count; i++)
        {
            var source = sources.Elements[i];
            foreach (var config in await FoundAsync(source, $"environment-config-{i}", environment, token))
            {
                var data = config["data"] as MapValue ?? MapValue.Empty;
                joined = Merging.Merged(joined, source["toFieldPath"]?.Text is { Length: > 0 } path ? PathWriter.Set(MapValue.Empty, path, data) : data);
            }
        }

        state.Environment = Merging.Merged(environment["defaultData"] as MapValue ?? MapValue.Empty, Merging.Merged(state.Environment, joined));
    }

    private async Task<IReadOnlyList<MapValue>> FoundAsync(Value source, string label, Value environment, CancellationToken token)
    {
        if ((source["type"]?.Text ?? "Reference") != "Reference")
        {
            return await SelectedAsync(source["selector"], label, token);
        }

        var name = source.At("ref", "name")?.Text ?? "";
        foreach (var version in Versions)
        {
            if (await objects.GetAsync($"apiextensions.crossplane.io/{version}", "EnvironmentConfig", null, name, token) is { } config)
            {
                return [config];
            }
        }

        return environment.At("policy", "resolution")?.Text == "Optional"
            ? []
            : throw new TransformException($"cannot get selected environment configs: cannot process environment config \"{name}\" by reference, \"{label}\": Required environment config \"{name}\" not found");
    }

    private async Task<IReadOnlyList<MapValue>> SelectedAsync(Value? selector, string label, CancellationToken token)
    {
        var labels = Labels(selector);
        if (labels.Count == 0)
        {
            return [];
        }

        IEnumerable<MapValue> all = [];
        foreach (var version in Versions)
        {
            all = all.Concat(await objects.ListAsync($"apiextensions.crossplane.io/{version}", "EnvironmentConfig", null, token));
        }

        var words = $"cannot get selected environment configs: cannot process environment config \"{label}\" by selector: ";
        var fit = ObjectSelection.Matching(all.DistinctBy(config => config.Name(), StringComparer.Ordinal), labels);
        if (selector?["mode"]?.Text != "Multiple")
        {
            return fit.Count == 1 ? fit : throw new TransformException($"{words}expected exactly one required resource, got {fit.Count}");
        }

        return ObjectSelection.Count(selector, "minMatch") is { } least && fit.Count < least
            ? throw new TransformException($"{words}expected at least {least} required resources, got {fit.Count}")
            : ObjectSelection.Cut(fit, selector);
    }

    private IReadOnlyList<KeyValuePair<string, string>> Labels(Value? selector)
    {
        try
        {
            return ObjectSelection.Labels(selector, type => type == "FromEnvironmentFieldPath" ? (state.Environment, "environment field path") : (state.Composite, "composite field path"));
        }
        catch (TransformException missing)
        {
            throw new TransformException($"cannot build requirements: {missing.Message}");
        }
    }
}
