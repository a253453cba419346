using Portal.Schema.Values;

namespace Portal.Platform;

/// <summary>
/// A composition of the mode <c>Resources</c> (Crossplane 1.x) as a pipeline of function-patch-and-transform that does the same. What the
/// built-in mode takes as understood and the function wants written is written: names, types of details and of transforms.
/// </summary>
internal static class PipelineForm
{
    private static readonly string[] Kept = ["compositeTypeRef", "writeConnectionSecretsToNamespace"];

    public static bool IsResourcesMode(Value composition)
    {
        var mode = composition.At("spec", "mode")?.Text;
        return mode == "Resources" || (mode is null && composition.At("spec", "pipeline") is not ListValue);
    }

    public static MapValue Of(Value composition)
    {
        var spec = composition["spec"] as MapValue ?? MapValue.Empty;
        var kept = new MapValue(spec.Pairs.Where(pair => Kept.Contains(pair.Key)));
        return MapValue.Of(
            ("apiVersion", "apiextensions.crossplane.io/v1"),
            ("kind", "Composition"),
            ("metadata", Metadata(composition["metadata"])),
            ("spec", kept.With("mode", "Pipeline").With("pipeline", new ListValue([.. Steps(spec)]))));
    }

    private static IEnumerable<Value> Steps(MapValue spec)
    {
        if (spec.At("environment", "environmentConfigs") is ListValue configs)
        {
            yield return Step("environment-configs", "function-environment-configs", MapValue.Of(
                ("apiVersion", "environmentconfigs.fn.crossplane.io/v1beta1"), ("kind", "Input"), ("spec", MapValue.Of(("environmentConfigs", configs)))));
        }

        var input = MapValue.Of(("apiVersion", "pt.fn.crossplane.io/v1beta1"), ("kind", "Resources"));
        if (spec.At("environment", "patches") is ListValue patches)
        {
            input = input.With("environment", MapValue.Of(("patches", TemplateForm.Patches(patches))));
        }

        if (spec["patchSets"] is ListValue sets)
        {
            input = input.With("patchSets", new ListValue([.. sets.Elements.OfType<MapValue>().Select(TemplateForm.WithPatches)]));
        }

        yield return Step("patch-and-transform", "function-patch-and-transform", input.With("resources", new ListValue([
            .. (spec["resources"]?.Items ?? []).OfType<MapValue>().Select(TemplateForm.Of)])));
    }

    private static MapValue Step(string name, string function, MapValue input) =>
        MapValue.Of(("step", name), ("functionRef", MapValue.Of(("name", function))), ("input", input));

    private static MapValue Metadata(Value? metadata)
    {
        var kept = MapValue.Of(("name", metadata?["name"]?.Text ?? ""), ("labels", metadata?["labels"]));
        var annotations = (metadata?["annotations"]?.Members ?? []).Where(pair => pair.Key != "kubectl.kubernetes.io/last-applied-configuration").ToList();
        return annotations.Count == 0 ? kept : kept.With("annotations", new MapValue(annotations));
    }
}
