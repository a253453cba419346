using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Events have two forms, core/v1 and events.k8s.io/v1, that name some fields differently; they are kept in the first.</summary>
internal static class EventForms
{
    private static readonly (string Core, string Newer)[] Names =
    [
        ("involvedObject", "regarding"), ("message", "note"), ("reportingComponent", "reportingController"), ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"), ("lastTimestamp", "deprecatedLastTimestamp"), ("count", "deprecatedCount"),
    ];

    public static MapValue ToNewer(MapValue value) => Renamed(value, "events.k8s.io/v1", Names.ToDictionary(pair => pair.Core, pair => pair.Newer, StringComparer.Ordinal));

    public static MapValue ToCore(MapValue value) => Renamed(value, "v1", Names.ToDictionary(pair => pair.Newer, pair => pair.Core, StringComparer.Ordinal));

    private static MapValue Renamed(MapValue value, string apiVersion, Dictionary<string, string> names) => new(value.Pairs.Select(pair => pair.Key == "apiVersion"
        ? KeyValuePair.Create<string, Value>("apiVersion", apiVersion)
        : KeyValuePair.Create(names.GetValueOrDefault(pair.Key, pair.Key), pair.Value)));
}
