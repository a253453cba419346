using Portal.Live;
using Portal.Schema.Values;

namespace Portal.Offerings;

/// <summary>Reads a Composition (apiextensions.crossplane.io/v1) in both of its modes.</summary>
internal static class VariantReader
{
    private const string Patch = "pt.fn.crossplane.io";

    public static OfferingVariant Read(Value composition)
    {
        var name = composition.At("metadata", "name")?.Text ?? "";
        var annotations = composition.At("metadata", "annotations");
        var steps = composition.At("spec", "pipeline")?.Items ?? [];
        var bases = steps.Count == 0
            ? composition.At("spec", "resources")?.Items ?? []
            : [.. steps.Where(IsPatch).SelectMany(step => step.At("input", "resources")?.Items ?? [])];
        var isComplete = steps.All(step => IsPatch(step) || AddsNothing(step));
        return new(
            name,
            annotations?["portal.internal/title"]?.Text ?? name,
            annotations?["portal.internal/description"]?.Text,
            new(bases.Select(Part).OfType<PlannedPart>()),
            isComplete,
            !isComplete || bases.Any(resource => resource["connectionDetails"]?.Items.Count > 0));
    }

    private static bool IsPatch(Value step) => step.At("input", "apiVersion")?.Text?.StartsWith(Patch, StringComparison.Ordinal) == true;

    private static bool AddsNothing(Value step) => step.At("functionRef", "name")?.Text?.EndsWith("auto-ready", StringComparison.Ordinal) == true;

    private static PlannedPart? Part(Value resource) =>
        resource.At("base", "apiVersion")?.Text is { } apiVersion && resource.At("base", "kind")?.Text is { } kind
            ? new(resource["name"]?.Text ?? kind, apiVersion, kind)
            : null;
}
