using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>function-extra-resources: lays objects that a composition names into the context of the pipeline.</summary>
internal sealed class ExtraResources(PipelineState state, IExtraObjects objects)
{
    private const string Key = "apiextensions.crossplane.io/extra-resources";

    /// <exception cref="TransformException">What is required is not there.</exception>
    public async Task RunAsync(Value? spec, CancellationToken token)
    {
        var found = MapValue.Empty;
        foreach (var source in spec?["extraResources"]?.Items ?? [])
        {
            var objectsOfSource = await FoundAsync(source, spec!, token);
            found = objectsOfSource.Count == 0 ? found : found.With(source["into"]?.Text ?? "", new ListValue([.. objectsOfSource]));
        }

        state.Context[spec.Text("context", "key") is { Length: > 0 } key ? key : Key] = found;
    }

    private async Task<IReadOnlyList<MapValue>> FoundAsync(Value source, Value spec, CancellationToken token)
    {
        var (apiVersion, kind, into) = (source.Text("apiVersion"), source.Text("kind"), source.Text("into"));
        if ((source["type"]?.Text ?? "Reference") != "Reference")
        {
            return await SelectedAsync(source, token);
        }

        if (await objects.GetAsync(apiVersion, kind, source.At("ref", "namespace")?.Text, source.Text("ref", "name"), token) is { } one)
        {
            return [one];
        }

        return spec.At("policy", "resolution")?.Text == "Optional"
            ? []
            : throw new TransformException($"verifying and sorting extra resources: Required extra resource \"{into}\" not found");
    }

    private async Task<IReadOnlyList<MapValue>> SelectedAsync(Value source, CancellationToken token)
    {
        var selector = source["selector"];
        var labels = Labels(selector);
        if (labels.Count == 0 && selector?["matchLabels"]?.Items.Count > 0)
        {
            return [];
        }

        var all = await objects.ListAsync(source.Text("apiVersion"), source.Text("kind"), selector?["namespace"]?.Text, token);
        var fit = ObjectSelection.Matching(all, labels);
        return ObjectSelection.Count(selector, "minMatch") is { } least && fit.Count < least
            ? throw new TransformException($"verifying and sorting extra resources: expected at least {least} extra resources \"{source.Text("into")}\", got {fit.Count}")
            : ObjectSelection.Cut(fit, selector);
    }

    private IReadOnlyList<KeyValuePair<string, string>> Labels(Value? selector)
    {
        try
        {
            return ObjectSelection.Labels(selector, _ => (state.Composite, "field path"));
        }
        catch (TransformException missing)
        {
            throw new TransformException($"could not build extra resource requirements: {missing.Message}");
        }
    }
}
