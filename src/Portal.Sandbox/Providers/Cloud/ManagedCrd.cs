using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>The short form of a managed resource's CRD: what every managed resource has, the noted fields of forProvider typed, and all others kept as they are.</summary>
internal static class ManagedCrd
{
    private static readonly ListValue Policies = new(["Observe", "Create", "Update", "Delete", "LateInitialize", "*"]);
    private static readonly MapValue Text = MapValue.Of(("type", "string"));

    private static readonly MapValue Columns = MapValue.Of(
        ("SYNCED", "?Synced"), ("READY", "?Ready"), ("EXTERNAL-NAME", ".metadata.annotations.crossplane\\.io/external-name"));

    public static MapValue Of(MapValue entry, bool namespaced) => MapValue.Of(
        ("group", entry["group"]),
        ("kind", entry["kind"]),
        ("plural", entry["plural"]),
        ("scope", namespaced ? "Namespaced" : "Cluster"),
        ("versions", entry["versions"]),
        ("labels", entry["labels"]),
        ("categories", new ListValue(["crossplane", "managed", Provider(entry["group"]?.Text ?? "")])),
        ("columns", Columns),
        ("spec", MapValue.Of(
            ("type", "object"),
            ("x-kubernetes-preserve-unknown-fields", true),
            ("properties", namespaced ? Common(entry, namespaced) : Common(entry, namespaced).With("deletionPolicy", Choice("Delete", "Orphan"))))));

    private static string Provider(string group) => group.Split('.') switch
    {
        [.., var provider, "m", _, _] => provider,
        [.., var provider, _, _] => provider,
        _ => "provider",
    };

    private static MapValue Common(MapValue entry, bool namespaced) => MapValue.Of(
        ("forProvider", Fields(entry, namespaced)),
        ("initProvider", Fields(entry, namespaced)),
        ("managementPolicies", MapValue.Of(
            ("type", "array"), ("default", new ListValue(["*"])), ("items", MapValue.Of(("type", "string"), ("enum", Policies))))),
        ("providerConfigRef", MapValue.Of(
            ("type", "object"),
            ("default", namespaced ? MapValue.Of(("kind", "ClusterProviderConfig"), ("name", "default")) : MapValue.Of(("name", "default"))),
            ("x-kubernetes-preserve-unknown-fields", true),
            ("properties", MapValue.Of(("name", Text), ("kind", Text))))),
        ("writeConnectionSecretToRef", MapValue.Of(
            ("type", "object"),
            ("required", new ListValue(namespaced ? ["name"] : ["name", "namespace"])),
            ("properties", namespaced ? MapValue.Of(("name", Text)) : MapValue.Of(("name", Text), ("namespace", Text))))));

    private static MapValue Fields(MapValue entry, bool namespaced) => FieldSchema.Of(FieldNote.Read(entry["fields"]?.Text), namespaced);

    private static MapValue Choice(string preset, string other) =>
        MapValue.Of(("type", "string"), ("default", preset), ("enum", new ListValue([preset, other])));
}
