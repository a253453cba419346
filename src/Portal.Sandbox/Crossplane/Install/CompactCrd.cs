using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Install;

/// <summary>
/// A CustomResourceDefinition from its short form: group, kind, plural, scope, categories, shortNames, versions (the last one is stored), columns
/// (<c>NAME: path</c>, or <c>NAME: ?Condition</c> for a condition's status) and the schema of spec; where that is missing all fields are kept.
/// </summary>
internal static class CompactCrd
{
    private static readonly MapValue Anything = MapValue.Of(("type", "object"), ("x-kubernetes-preserve-unknown-fields", true));

    private static readonly MapValue Condition = MapValue.Of(
        ("type", "object"),
        ("required", new ListValue(["lastTransitionTime", "reason", "status", "type"])),
        ("properties", MapValue.Of(
            ("lastTransitionTime", MapValue.Of(("type", "string"), ("format", "date-time"))),
            ("message", Text()),
            ("reason", Text()),
            ("status", Text()),
            ("type", Text()),
            ("observedGeneration", MapValue.Of(("type", "integer"), ("format", "int64"))))));

    private static readonly MapValue Status = MapValue.Of(
        ("type", "object"),
        ("x-kubernetes-preserve-unknown-fields", true),
        ("properties", MapValue.Of(("conditions", MapValue.Of(
            ("type", "array"),
            ("x-kubernetes-list-type", "map"),
            ("x-kubernetes-list-map-keys", new ListValue(["type"])),
            ("items", Condition))))));

    public static MapValue Expand(Value entry) => MapValue.Of(
        ("apiVersion", "apiextensions.k8s.io/v1"),
        ("kind", "CustomResourceDefinition"),
        ("metadata", MapValue.Of(("name", $"{entry["plural"]!.Text}.{entry["group"]!.Text}"), ("labels", entry["labels"]))),
        ("spec", MapValue.Of(
            ("group", entry["group"]),
            ("names", Names(entry)),
            ("scope", entry["scope"] ?? "Cluster"),
            ("versions", Versions(entry)),
            ("conversion", MapValue.Of(("strategy", "None"))))));

    private static MapValue Names(Value entry)
    {
        var kind = entry["kind"]!.Text!;
        return MapValue.Of(
            ("kind", kind),
            ("listKind", kind + "List"),
            ("plural", entry["plural"]),
            ("singular", kind.ToLowerInvariant()),
            ("shortNames", entry["shortNames"]),
            ("categories", entry["categories"]));
    }

    private static ListValue Versions(Value entry)
    {
        var versions = entry["versions"]?.Items ?? ["v1beta1"];
        return new([.. versions.Select((version, index) => (Value)Version(entry, version, index == versions.Count - 1))]);
    }

    private static MapValue Version(Value entry, Value version, bool isStored)
    {
        var name = version.Text ?? version["name"]!.Text!;
        return MapValue.Of(
            ("name", name),
            ("served", true),
            ("storage", isStored),
            ("deprecated", version["deprecated"] is null ? null : BoolValue.True),
            ("deprecationWarning", version["deprecated"]),
            ("schema", MapValue.Of(("openAPIV3Schema", Root(entry, version["spec"] ?? entry["spec"])))),
            ("subresources", MapValue.Of(("status", MapValue.Empty))),
            ("additionalPrinterColumns", Columns(entry["columns"])));
    }

    private static MapValue Root(Value entry, Value? spec)
    {
        var properties = MapValue.Of(("apiVersion", Text()), ("kind", Text()), ("metadata", MapValue.Of(("type", "object"))));
        var open = entry["rootFields"];
        properties = open is null
            ? properties.With("spec", spec ?? Anything)
            : new MapValue([.. properties.Pairs, .. open.Members]);
        return MapValue.Of(("type", "object"), ("properties", properties.With("status", Status)));
    }

    private static ListValue Columns(Value? columns) => new([
        .. (columns?.Members ?? []).Select(pair => (Value)Column(pair.Key, pair.Value)),
        MapValue.Of(("name", "AGE"), ("type", "date"), ("jsonPath", ".metadata.creationTimestamp"))]);

    private static MapValue Column(string name, Value value)
    {
        var path = value.Text ?? value["path"]!.Text!;
        return MapValue.Of(
            ("name", name),
            ("type", value["type"] ?? "string"),
            ("priority", value["priority"]),
            ("jsonPath", path[0] == '?' ? $".status.conditions[?(@.type=='{path[1..]}')].status" : path));
    }

    private static MapValue Text() => MapValue.Of(("type", "string"));
}
