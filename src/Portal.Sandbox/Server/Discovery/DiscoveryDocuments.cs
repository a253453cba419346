using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The documents from which clients learn what is served: /api, /apis, resource lists, aggregated discovery.</summary>
internal sealed class DiscoveryDocuments(ResourceRegistry registry)
{
    private static readonly string[] Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    public static MapValue CoreVersions(string address) => MapValue.Of(
        ("kind", "APIVersions"), ("versions", new ListValue(["v1"])),
        ("serverAddressByClientCIDRs", new ListValue([MapValue.Of(("clientCIDR", "0.0.0.0/0"), ("serverAddress", address))])));

    public static MapValue ServerVersion { get; } = MapValue.Of(
        ("major", "1"), ("minor", "36"), ("emulationMajor", "1"), ("emulationMinor", "36"), ("minCompatibilityMajor", "1"), ("minCompatibilityMinor", "35"),
        ("gitVersion", "v1.36.2"), ("gitCommit", ""), ("gitTreeState", "clean"), ("buildDate", "2026-06-10T00:00:00Z"),
        ("goVersion", ""), ("compiler", "portal-sandbox"), ("platform", "linux/amd64"));

    public MapValue Groups() => MapValue.Of(
        ("kind", "APIGroupList"), ("apiVersion", "v1"), ("groups", new ListValue([.. GroupNames().Select(name => GroupOf(name)!.Without("kind").Without("apiVersion"))])));

    public MapValue? Group(string name) => GroupOf(name);

    /// <summary>The resources of one group and version with their subresources; null where nothing is served there.</summary>
    public MapValue? Resources(string group, string version)
    {
        var served = registry.All.Where(resource => resource.Type.Group == group && resource.Type.Version == version).OrderBy(resource => resource.Type.Plural, StringComparer.Ordinal).ToList();
        var reviews = ReviewKinds.All.Where(review => review.Group == group && review.Version == version).Select(ReviewEntry).ToList();
        if (served.Count + reviews.Count == 0)
        {
            return null;
        }

        var entries = served.SelectMany(resource => Entries(resource.Type)).Concat(reviews);
        return MapValue.Of(
            ("kind", "APIResourceList"), ("apiVersion", "v1"), ("groupVersion", group.Length == 0 ? version : $"{group}/{version}"), ("resources", new ListValue([.. entries])));
    }

    private static IEnumerable<Value> Entries(ResourceType type)
    {
        yield return MapValue.Of(
            ("name", type.Plural), ("singularName", type.Singular), ("namespaced", type.Namespaced), ("kind", type.Kind), ("verbs", List(Verbs)),
            ("shortNames", type.ShortNames.Count == 0 ? null : List(type.ShortNames)), ("categories", type.Categories.Count == 0 ? null : List(type.Categories)),
            ("storageVersionHash", StorageHash(type)));
        if (type.HasStatus)
        {
            yield return Sub(type, "status", type.Kind, null);
        }

        if (type.HasScale)
        {
            yield return Sub(type, "scale", "Scale", "autoscaling");
        }

        if (type is { Group: "", Plural: "pods" })
        {
            yield return MapValue.Of(("name", "pods/log"), ("singularName", ""), ("namespaced", true), ("kind", "Pod"), ("verbs", List(["get"])));
        }
    }

    private static MapValue Sub(ResourceType type, string name, string kind, string? group) => MapValue.Of(
        ("name", $"{type.Plural}/{name}"), ("singularName", ""), ("namespaced", type.Namespaced), ("group", group), ("version", group is null ? null : "v1"),
        ("kind", kind), ("verbs", List(["get", "patch", "update"])));

    private static Value ReviewEntry(ResourceType type) => MapValue.Of(
        ("name", type.Plural), ("singularName", type.Singular), ("namespaced", type.Namespaced), ("kind", type.Kind), ("verbs", List(["create"])));

    private static string StorageHash(ResourceType type) =>
        Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{type.Group}/{type.Version}/{type.Kind}")).AsSpan(0, 8));

    private MapValue? GroupOf(string name)
    {
        var versions = registry.All.Select(resource => resource.Type).Concat(ReviewKinds.All).Where(type => type.Group == name)
            .Select(type => type.Version).Distinct().Order(VersionOrder.Instance).Select(version => (Value)MapValue.Of(("groupVersion", $"{name}/{version}"), ("version", version))).ToList();
        return versions.Count == 0 || name.Length == 0
            ? null
            : MapValue.Of(("kind", "APIGroup"), ("apiVersion", "v1"), ("name", name), ("versions", new ListValue(versions)), ("preferredVersion", versions[0]));
    }

    private IEnumerable<string> GroupNames() =>
        registry.All.Select(resource => resource.Type).Concat(ReviewKinds.All).Select(type => type.Group).Where(group => group.Length > 0).Distinct().Order(StringComparer.Ordinal);

    private static ListValue List(IEnumerable<string> texts) => new([.. texts.Select(text => (Value)text)]);
}
