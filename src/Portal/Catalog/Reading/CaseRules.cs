using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>Search ignores the case of keys, so two keys of one map that differ in nothing else cannot both be found.</summary>
internal static class CaseRules
{
    public static IEnumerable<EntityFault> Check(MapValue entity) => Check(entity, "");

    private static IEnumerable<EntityFault> Check(Value value, string pointer) => value switch
    {
        MapValue map => Twice(map, pointer).Concat(map.SelectMany(pair => Check(pair.Value, $"{pointer}/{pair.Key}"))),
        ListValue list => list.Elements.SelectMany((item, at) => Check(item, $"{pointer}/{at}")),
        _ => [],
    };

    private static IEnumerable<EntityFault> Twice(MapValue map, string pointer) => map.Keys
        .GroupBy(key => key, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .Select(group => new EntityFault(
            FaultStage.Reference, $"{pointer}/{group.Last()}",
            $"Entity has duplicate keys that vary only in casing, '{EntityFault.Dotted(pointer)}.{group.Key.ToLowerInvariant()}'",
            $"{EntityFault.Dotted(pointer)} has {string.Join(" and ", group)}, which differ in capitals alone", "Keep one of them."));
}
