using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.References;

/// <summary>Finds the reference fields of a managed resource, at any depth below spec.forProvider and spec.initProvider.</summary>
internal static class ReferenceFields
{
    private static readonly string[] Sections = ["forProvider", "initProvider"];

    /// <summary>What stands below these is another object's, whose selectors are its own.</summary>
    private static readonly string[] Foreign = ["manifest", "values", "template", "set", "patchesFrom", "references"];

    private static readonly string[] SelectorKeys = ["matchLabels", "matchControllerRef", "policy", "namespace"];

    public static IEnumerable<ReferenceField> Of(MapValue managed) =>
        Sections.SelectMany(section => managed.At("spec", section) is MapValue map ? Below(map, new([new("spec", 0), new(section, 0)])) : []);

    private static IEnumerable<ReferenceField> Below(Value value, ObjectPath path) => value switch
    {
        MapValue map => map.Keys.Select(key => Stem(key, map[key]!)).OfType<string>().Distinct(StringComparer.Ordinal).Select(stem => new ReferenceField(path, stem, map))
            .Concat(map.Where(pair => !Foreign.Contains(pair.Key)).SelectMany(pair => Below(pair.Value, Step(path, new(pair.Key, 0))))),
        ListValue list => list.Elements.SelectMany((item, index) => Below(item, Step(path, new(null, index)))),
        _ => [],
    };

    private static ObjectPath Step(ObjectPath path, PathSegment segment) => new([.. path.Segments, segment]);

    /// <returns>The name of the field that is to be filled; null where this is no reference to a managed resource.</returns>
    private static string? Stem(string key, Value value)
    {
        var (ending, fits) = value switch
        {
            ListValue list => (ReferenceField.Many, list.Elements.Count > 0 && list.Elements.All(IsReference)),
            MapValue map when key.EndsWith(ReferenceField.Chosen, StringComparison.Ordinal) => (ReferenceField.Chosen, map.Count > 0 && map.Keys.All(SelectorKeys.Contains)),
            _ => (ReferenceField.One, IsReference(value)),
        };
        var stem = key.EndsWith(ending, StringComparison.Ordinal) ? key[..^ending.Length] : "";
        return fits && stem.Length > 0 && !IsOfOtherKinds(stem) ? stem : null;
    }

    private static bool IsReference(Value value) => value is MapValue map && map.Has("name") && !map.Has("key") && !map.Has("kind");

    /// <summary>Secrets, config maps and configurations of providers are referred to in the same way and are no managed resources.</summary>
    private static bool IsOfOtherKinds(string stem) =>
        stem.EndsWith("secret", StringComparison.OrdinalIgnoreCase) || stem.EndsWith("configMap", StringComparison.OrdinalIgnoreCase) || stem.EndsWith("providerConfig", StringComparison.OrdinalIgnoreCase);
}
