using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>function-tag-manager: adds tags to the parts that carry tags.</summary>
internal static class TagAdder
{
    public static void Run(PipelineState state, Value input)
    {
        foreach (var rule in input["addTags"]?.Items ?? [])
        {
            var tags = rule["type"]?.Text == "FromCompositeFieldPath"
                ? PathReader.Find(state.Composite, rule["fromFieldPath"]?.Text ?? "")
                : rule["tags"];
            Add(state, tags as MapValue ?? MapValue.Empty, keeps: rule["policy"]?.Text == "Retain");
        }
    }

    private static void Add(PipelineState state, MapValue tags, bool keeps)
    {
        foreach (var (name, part) in state.Desired.ToList())
        {
            var ignored = part.Object.At("metadata", "labels", "tag-manager.fn.crossplane.io/ignore-resource")?.Text is "True" or "true";
            if (ignored || part.Object.At("spec", "forProvider") is null || !(part.Object["apiVersion"]?.Text ?? "").Contains(".aws.", StringComparison.Ordinal))
            {
                continue;
            }

            var there = part.Object.At("spec", "forProvider", "tags") as MapValue ?? MapValue.Empty;
            var joined = tags.Aggregate(there, (map, tag) => keeps && map.Has(tag.Key) ? map : map.With(tag.Key, tag.Value));
            state.Desired[name] = part with { Object = part.Object.With(["spec", "forProvider", "tags"], joined) };
        }
    }
}
