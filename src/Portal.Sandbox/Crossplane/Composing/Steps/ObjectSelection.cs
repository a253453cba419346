using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>How function-environment-configs and function-extra-resources choose objects: by labels that may come from fields, sorted, cut.</summary>
internal static class ObjectSelection
{
    /// <param name="selector">Its <c>matchLabels</c> is a list of matchers.</param>
    /// <param name="source">Where a matcher's <c>valueFromFieldPath</c> is read, by its type; the second value names the source in a refusal.</param>
    /// <exception cref="TransformException">A field is not there that has to be.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Labels(Value? selector, Func<string, (Value From, string Words)> source)
    {
        var labels = new List<KeyValuePair<string, string>>();
        foreach (var matcher in selector?["matchLabels"]?.Items ?? [])
        {
            if (One(matcher, source) is { } value)
            {
                labels.Add(new(matcher["key"]?.Text ?? "", value));
            }
        }

        return labels;
    }

    public static List<MapValue> Matching(IEnumerable<MapValue> all, IReadOnlyList<KeyValuePair<string, string>> labels) =>
        [.. all.Where(found => labels.All(label => found.At("metadata", "labels", label.Key)?.Text == label.Value)).OrderBy(found => found.Name(), StringComparer.Ordinal)];

    /// <summary>Sorted by the selector's field, at most as many as it says.</summary>
    /// <exception cref="TransformException">The field has values of different types.</exception>
    public static List<MapValue> Cut(List<MapValue> found, Value? selector)
    {
        var path = selector?["sortByFieldPath"]?.Text ?? "metadata.name";
        var keyed = found.Select(item => (Item: item, Key: PathReader.Find(item, path))).ToList();
        var types = keyed.Where(pair => pair.Key is not null).Select(pair => GoText.TypeOf(pair.Key!)).Distinct(StringComparer.Ordinal).ToList();
        if (types.Count > 1)
        {
            throw new TransformException($"cannot sort values of different types \"{types[0]}\" and \"{types[1]}\"");
        }

        var sorted = types is ["int64" or "float64"]
            ? keyed.OrderBy(pair => (pair.Key as NumberValue)?.AsDouble ?? 0)
            : keyed.OrderBy(pair => pair.Key?.Text ?? "", StringComparer.Ordinal);
        var most = Count(selector, "maxMatch") ?? found.Count;
        return [.. sorted.Select(pair => pair.Item).Take((int)Math.Min(most, found.Count))];
    }

    public static long? Count(Value? selector, string field) => (selector?[field] as NumberValue)?.AsInteger;

    private static string? One(Value matcher, Func<string, (Value From, string Words)> source)
    {
        var type = matcher["type"]?.Text ?? "FromCompositeFieldPath";
        if (type == "Value")
        {
            return matcher["value"]?.Text ?? "";
        }

        var (from, words) = source(type);
        var path = matcher["valueFromFieldPath"]?.Text ?? "";
        try
        {
            return PathReader.Get(from, path).Text ?? throw new PathException($"{path}: not a string");
        }
        catch (PathException missing)
        {
            return matcher["fromFieldPathPolicy"]?.Text == "Optional" ? null : throw new TransformException($"cannot get value from {words} \"{path}\": {missing.Message}");
        }
    }
}
