using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>
/// function-tag-manager: adds tags to the parts that carry tags, takes over those that others set where it is told to ignore them, removes others.
/// Which kinds carry tags it knows from a list; here they are the managed resources of AWS and Azure.
/// </summary>
internal static class TagAdder
{
    private const string IgnoreLabel = "tag-manager.fn.crossplane.io/ignore-resource";

    public static void Run(PipelineState state, string step, Value input)
    {
        var (retained, replaced) = Added(state, input);
        var removed = (input["removeTags"]?.Items ?? []).SelectMany(rule => Keys(state, rule)).ToList();
        foreach (var (name, part) in state.Desired.Where(pair => Carries(pair.Value.Object)).ToList())
        {
            var tags = part.Object.At("spec", "forProvider", "tags") as MapValue ?? MapValue.Empty;
            tags = Joined(tags, retained, replaced);
            if (state.Observed.GetValueOrDefault(name)?.Object.At("status", "atProvider", "tags") is MapValue there)
            {
                var (kept, taken) = Ignored(state, input, there);
                tags = Joined(tags, kept, taken);
            }

            tags = removed.Aggregate(tags, (map, key) => map.Without(key));
            if (tags.Count > 0 || part.Object.At("spec", "forProvider", "tags") is not null)
            {
                state.Desired[name] = part with { Object = part.Object.With(["spec", "forProvider", "tags"], tags) };
            }
        }

        state.Tell(step, warning: false, "Successfully Processed tags");
    }

    private static (MapValue Retained, MapValue Replaced) Added(PipelineState state, Value input) =>
        ByPolicy(input["addTags"], rule => (rule["type"]?.Text == "FromCompositeFieldPath" ? PathReader.Find(state.Composite, rule["fromFieldPath"]?.Text ?? "") : rule["tags"]) as MapValue);

    private static (MapValue Retained, MapValue Replaced) Ignored(PipelineState state, Value input, MapValue there) =>
        ByPolicy(input["ignoreTags"], rule => new MapValue(Keys(state, rule).Where(there.Has).Select(key => KeyValuePair.Create(key, there[key]!))));

    /// <summary>Of two rules of one policy the first counts.</summary>
    private static (MapValue Retained, MapValue Replaced) ByPolicy(Value? rules, Func<Value, MapValue?> tagsOf)
    {
        var (retained, replaced) = (MapValue.Empty, MapValue.Empty);
        foreach (var rule in rules?.Items ?? [])
        {
            var tags = tagsOf(rule) ?? MapValue.Empty;
            if (rule["policy"]?.Text == "Retain")
            {
                retained = Merging.Merged(tags, retained);
            }
            else
            {
                replaced = Merging.Merged(tags, replaced);
            }
        }

        return (retained, replaced);
    }

    private static MapValue Joined(MapValue tags, MapValue retained, MapValue replaced) => Merging.Merged(Merging.Merged(retained, tags), replaced);

    private static IEnumerable<string> Keys(PipelineState state, Value rule)
    {
        var keys = rule["type"]?.Text == "FromCompositeFieldPath" ? PathReader.Find(state.Composite, rule["fromFieldPath"]?.Text ?? "") : rule["keys"];
        return (keys?.Items ?? []).Select(key => key.Text ?? "");
    }

    private static bool Carries(MapValue part)
    {
        var ignored = string.Equals(part.At("metadata", "labels", IgnoreLabel)?.Text, "true", StringComparison.OrdinalIgnoreCase);
        var group = part.ApiVersion().Split('/')[0];
        return !ignored && part.At("spec", "forProvider") is not null
            && (group.Contains(".aws.", StringComparison.Ordinal) || group.Contains(".azure.", StringComparison.Ordinal));
    }
}
