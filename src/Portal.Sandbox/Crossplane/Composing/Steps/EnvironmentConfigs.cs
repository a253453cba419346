using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Joins the EnvironmentConfigs that a composition names into one environment: function-environment-configs, and spec.environment of Crossplane 1.x.</summary>
internal sealed class EnvironmentConfigs(PipelineState state, IExtraObjects objects)
{
    private static readonly string[] Versions = ["v1beta1", "v1alpha1"];

    public async Task RunAsync(Value? environment, CancellationToken token)
    {
        var joined = environment?["defaultData"] as MapValue ?? MapValue.Empty;
        foreach (var source in environment?["environmentConfigs"]?.Items ?? [])
        {
            foreach (var config in await FoundAsync(source, token))
            {
                joined = Merged(joined, config["data"] as MapValue ?? MapValue.Empty);
            }
        }

        state.Environment = Merged(joined, state.Environment);
    }

    private async Task<IReadOnlyList<MapValue>> FoundAsync(Value source, CancellationToken token) =>
        (source["type"]?.Text ?? "Reference") == "Reference"
            ? [await ReferencedAsync(source.At("ref", "name")?.Text ?? "", token)]
            : await SelectedAsync(source["selector"], token);

    private async Task<MapValue> ReferencedAsync(string name, CancellationToken token)
    {
        foreach (var version in Versions)
        {
            if (await objects.GetAsync($"apiextensions.crossplane.io/{version}", "EnvironmentConfig", null, name, token) is { } config)
            {
                return config;
            }
        }

        throw new TransformException($"cannot get selected environment: Required environment config \"{name}\" not found");
    }

    private async Task<IReadOnlyList<MapValue>> SelectedAsync(Value? selector, CancellationToken token)
    {
        var wanted = (selector?["matchLabels"]?.Items ?? []).Select(Label).OfType<KeyValuePair<string, string>>().ToList();
        IEnumerable<MapValue> all = [];
        foreach (var version in Versions)
        {
            all = all.Concat(await objects.ListAsync($"apiextensions.crossplane.io/{version}", "EnvironmentConfig", null, token));
        }

        var fit = all.DistinctBy(config => config.At("metadata", "name")?.Text, StringComparer.Ordinal)
            .Where(config => wanted.TrueForAll(label => config.At("metadata", "labels", label.Key)?.Text == label.Value))
            .OrderBy(config => GoText.Of(PathReader.Find(config, selector?["sortByFieldPath"]?.Text ?? "metadata.name") ?? Value.Null), StringComparer.Ordinal)
            .ToList();
        return selector?["mode"]?.Text == "Multiple" ? Cut(fit, selector) : Single(fit);
    }

    private static List<MapValue> Cut(List<MapValue> fit, Value selector)
    {
        var least = (selector["minMatch"] as NumberValue)?.AsInteger ?? 0;
        var most = (selector["maxMatch"] as NumberValue)?.AsInteger ?? fit.Count;
        return fit.Count >= least
            ? [.. fit.Take((int)Math.Min(most, fit.Count))]
            : throw new TransformException($"cannot get selected environment: expected at least {least} EnvironmentConfig(s) with matching labels, found: {fit.Count}");
    }

    private static List<MapValue> Single(List<MapValue> fit) =>
        fit.Count == 1 ? fit : throw new TransformException($"cannot get selected environment: expected exactly one required extra resource, got {fit.Count}");

    private KeyValuePair<string, string>? Label(Value label)
    {
        var key = label["key"]?.Text ?? "";
        if (label["type"]?.Text == "Value" || label["valueFromFieldPath"] is null)
        {
            return new(key, label["value"]?.Text ?? "");
        }

        var value = PathReader.Find(state.Composite, label["valueFromFieldPath"]!.Text ?? "");
        return value is null && label["fromFieldPathPolicy"]?.Text == "Optional" ? null : new(key, value is null ? "" : GoText.Of(value));
    }

    private static MapValue Merged(MapValue one, MapValue other) =>
        other.Aggregate(one, (map, pair) => map.With(pair.Key, map[pair.Key] is MapValue there && pair.Value is MapValue added ? Merged(there, added) : pair.Value));
}
