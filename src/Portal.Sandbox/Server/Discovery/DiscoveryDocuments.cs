using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The documents from which clients learn what is served: /api, /apis, resource lists, and all of them in one (aggregated discovery).</summary>
internal sealed class DiscoveryDocuments(ResourceRegistry registry)
{
    private static readonly string[] Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
    private static readonly string[] NamespaceVerbs = ["create", "delete", "get", "list", "patch", "update", "watch"];
    private static readonly string[] CustomVerbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"];

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
        var served = In(group, version).ToList();
        return served.Count == 0 ? null : MapValue.Of(
            ("kind", "APIResourceList"), ("apiVersion", "v1"), ("groupVersion", group.Length == 0 ? version : $"{group}/{version}"),
            ("resources", new ListValue([.. served.SelectMany(resource => Entries(resource))])));
    }

    /// <summary>Every group with every version and resource; <paramref name="core"/> for the core group alone.</summary>
    public MapValue Aggregated(bool core)
    {
        var groups = core ? (IEnumerable<string>)[""] : GroupNames();
        return MapValue.Of(
            ("kind", "APIGroupDiscoveryList"), ("apiVersion", "apidiscovery.k8s.io/v2"), ("metadata", MapValue.Empty),
            ("items", new ListValue([.. groups.Select(group => (Value)MapValue.Of(
                ("metadata", MapValue.Of(("name", group.Length == 0 ? null : group), ("creationTimestamp", Value.Null))),
                ("versions", new ListValue([.. VersionsOf(group).Select(version => (Value)MapValue.Of(
                    ("version", version), ("resources", new ListValue([.. In(group, version).Select(resource => (Value)AggregatedEntry(resource))])), ("freshness", "Current")))]))))])));
    }

    private IEnumerable<(ResourceType Type, bool IsCustom, bool IsReview)> In(string group, string version) =>
    [
        .. registry.All.Where(resource => resource.Type.Group == group && resource.Type.Version == version)
            .OrderBy(resource => resource.Type.Plural, StringComparer.Ordinal).Select(resource => (resource.Type, resource.IsCustom, false)),
        .. ReviewKinds.All.Where(review => review.Group == group && review.Version == version).Select(review => (review, false, true)),
    ];

    private static string[] VerbsOf(ResourceType type, bool isCustom) => isCustom ? CustomVerbs : type is { Group: "", Plural: "namespaces" } ? NamespaceVerbs : Verbs;

    private static IEnumerable<Value> Entries((ResourceType Type, bool IsCustom, bool IsReview) served)
    {
        var type = served.Type;
        if (served.IsReview)
        {
            yield return MapValue.Of(("name", type.Plural), ("singularName", type.Singular), ("namespaced", type.Namespaced), ("kind", type.Kind), ("verbs", List(["create"])));
            yield break;
        }

        yield return MapValue.Of(
            ("name", type.Plural), ("singularName", type.Singular), ("namespaced", type.Namespaced), ("kind", type.Kind), ("verbs", List(VerbsOf(type, served.IsCustom))),
            ("shortNames", Some(type.ShortNames)), ("categories", Some(type.Categories)), ("storageVersionHash", StorageHash(type)));
        foreach (var sub in Subresources.Of(type))
        {
            yield return MapValue.Of(
                ("name", $"{type.Plural}/{sub.Name}"), ("singularName", ""), ("namespaced", type.Namespaced), ("group", sub.Group.Length == 0 || sub.Group == type.Group ? null : sub.Group),
                ("version", sub.Group.Length == 0 || sub.Group == type.Group ? null : sub.Version), ("kind", sub.Kind), ("verbs", List(sub.Verbs)));
        }
    }

    private static MapValue AggregatedEntry((ResourceType Type, bool IsCustom, bool IsReview) served)
    {
        var type = served.Type;
        var subs = served.IsReview ? [] : Subresources.Of(type).OrderBy(sub => sub.Name, StringComparer.Ordinal).Select(sub => (Value)MapValue.Of(
            ("subresource", sub.Name), ("responseKind", KindOf(type, sub.Group, sub.Version, sub.Kind)), ("verbs", List(sub.Verbs)))).ToList();
        return MapValue.Of(
            ("resource", type.Plural), ("responseKind", KindOf(type, type.Group, type.Version, type.Kind)), ("scope", type.Namespaced ? "Namespaced" : "Cluster"),
            ("singularResource", type.Singular), ("verbs", List(served.IsReview ? ["create"] : VerbsOf(type, isCustom: false))),
            ("shortNames", Some(type.ShortNames)), ("categories", Some(type.Categories)), ("subresources", subs.Count == 0 ? null : new ListValue(subs)));
    }

    /// <summary>Group and version stand there only where they are not those of the place.</summary>
    private static MapValue KindOf(ResourceType type, string group, string version, string kind)
    {
        var isOwn = group == type.Group && version == type.Version || group.Length == 0;
        return MapValue.Of(("group", isOwn ? "" : group), ("version", isOwn ? "" : version), ("kind", kind));
    }

    private static string StorageHash(ResourceType type) =>
        Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{type.Group}/{type.Version}/{type.Kind}")).AsSpan(0, 8));

    private IEnumerable<string> VersionsOf(string group) => registry.All.Select(resource => resource.Type).Concat(ReviewKinds.All).Where(type => type.Group == group)
        .Select(type => type.Version).Distinct().Order(VersionOrder.Instance);

    private MapValue? GroupOf(string name)
    {
        var versions = VersionsOf(name).Select(version => (Value)MapValue.Of(("groupVersion", $"{name}/{version}"), ("version", version))).ToList();
        return versions.Count == 0 || name.Length == 0
            ? null
            : MapValue.Of(("kind", "APIGroup"), ("apiVersion", "v1"), ("name", name), ("versions", new ListValue(versions)), ("preferredVersion", versions[0]));
    }

    private IEnumerable<string> GroupNames() =>
        registry.All.Select(resource => resource.Type).Concat(ReviewKinds.All).Select(type => type.Group).Where(group => group.Length > 0).Distinct().Order(StringComparer.Ordinal);

    private static ListValue? Some(IReadOnlyList<string> texts) => texts.Count == 0 ? null : List(texts);

    private static ListValue List(IEnumerable<string> texts) => new([.. texts.Select(text => (Value)text)]);
}
