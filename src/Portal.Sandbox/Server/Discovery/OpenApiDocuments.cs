using System.Security.Cryptography;
using System.Text;
using Portal.Sandbox.BuiltIn;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>OpenAPI v3 of each group and version: the fields of built-in kinds, the schemas of custom ones as their CRDs have them, and which options a write takes.</summary>
internal sealed class OpenApiDocuments(ResourceRegistry registry, ObjectStore store)
{
    private const string Conventions = "https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md";
    private const string ServerVersion = "v1.36.2";
    private static readonly string[] WriteParameters = ["dryRun", "fieldManager", "fieldValidation", "force"];

    /// <summary>Everything in the older form.</summary>
    public MapValue VersionTwo() => OpenApiVersionTwo.Of(Places().Select(place => Document(place.Group, place.Version)!));

    public MapValue Index() => MapValue.Of(("paths", new MapValue(Places().Select(place => (Path: PathOf(place.Group, place.Version), Hash: HashOf(place.Group, place.Version))).OrderBy(place => place.Path, StringComparer.Ordinal)
        .Select(place => KeyValuePair.Create(place.Path, (Value)MapValue.Of(("serverRelativeURL", $"/openapi/v3/{place.Path}?hash={place.Hash}")))))));

    /// <summary>Another one whenever the document is: built-in kinds stay as they are, custom ones are as their definitions.</summary>
    public string HashOf(string group, string version)
    {
        var definitions = group.Length == 0 ? [] : store.List(BuiltInResources.CustomResourceDefinition.Id, null).Objects
            .Where(crd => crd.Name.EndsWith("." + group, StringComparison.Ordinal)).Select(crd => $"{crd.Uid} {crd.Value.At("metadata", "generation")}");
        return Convert.ToHexString(SHA512.HashData(Encoding.UTF8.GetBytes(string.Join('\n', definitions.Prepend($"{ServerVersion} {group}/{version}")))));
    }

    public static string PathOf(string group, string version) => group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";

    private IEnumerable<(string Group, string Version)> Places() => registry.All.Select(resource => (resource.Type.Group, resource.Type.Version)).Distinct();

    public MapValue? Document(string group, string version)
    {
        var served = registry.All.Where(resource => resource.Type.Group == group && resource.Type.Version == version).ToList();
        if (served.Count == 0)
        {
            return null;
        }

        var schemas = new SortedDictionary<string, Value>(StringComparer.Ordinal);
        OpenApiTypes.AddMeta(schemas);
        foreach (var resource in served)
        {
            AddSchemas(resource, schemas);
        }

        return MapValue.Of(
            ("openapi", "3.0.0"), ("info", MapValue.Of(("title", "Kubernetes"), ("version", ServerVersion))),
            ("paths", new MapValue(served.SelectMany(resource => Paths(resource.Type)))), ("components", MapValue.Of(("schemas", new MapValue(schemas)))));
    }

    private void AddSchemas(ServedResource resource, SortedDictionary<string, Value> schemas)
    {
        var (type, name) = (resource.Type, OpenApiTypes.NameOf(resource.Type, resource.Type.Kind));
        var schema = resource.IsCustom ? CustomSchema(resource) : OpenApiTypes.AddRoot(type, schemas);
        schemas[name] = schema.With("x-kubernetes-group-version-kind", new ListValue([GroupVersionKind(type, type.Kind)]));
        schemas[OpenApiTypes.NameOf(type, type.ListKind)] = MapValue.Of(
            ("description", $"{type.ListKind} is a list of {type.Kind}"), ("type", "object"), ("required", new ListValue(["items"])),
            ("properties", MapValue.Of(
                ("apiVersion", ApiVersion), ("kind", Kind), ("items", MapValue.Of(
                    ("description", $"List of {type.Plural}. More info: {Conventions}"), ("type", "array"), ("items", OpenApiTypes.Reference(name)))),
                ("metadata", MapValue.Of(("description", $"Standard list metadata. More info: {Conventions}#types-kinds"), ("allOf", new ListValue([OpenApiTypes.Reference(OpenApiTypes.Meta + "ListMeta")])))))),
            ("x-kubernetes-group-version-kind", new ListValue([GroupVersionKind(type, type.ListKind)])));
    }

    private static MapValue ApiVersion => MapValue.Of(
        ("description", $"APIVersion defines the versioned schema of this representation of an object. Servers should convert recognized schemas to the latest internal value, and may reject unrecognized values. More info: {Conventions}#resources"),
        ("type", "string"));

    private static MapValue Kind => MapValue.Of(
        ("description", $"Kind is a string value representing the REST resource this object represents. Servers may infer this from the endpoint the client submits requests to. Cannot be updated. In CamelCase. More info: {Conventions}#types-kinds"),
        ("type", "string"));

    private MapValue CustomSchema(ServedResource resource)
    {
        var crd = store.Get(BuiltInResources.CustomResourceDefinition.Id, null, resource.Type.QualifiedPlural);
        var version = crd?.Value.At("spec", "versions")?.Items.FirstOrDefault(item => item["name"]?.Text == resource.Type.Version);
        var schema = version?.At("schema", "openAPIV3Schema") as MapValue ?? MapValue.Of(("type", "object"));
        var metadata = MapValue.Of(("description", $"Standard object's metadata. More info: {Conventions}#metadata"), ("allOf", new ListValue([OpenApiTypes.Reference(OpenApiTypes.Meta + "ObjectMeta")])));
        var properties = (schema["properties"] as MapValue ?? MapValue.Empty).With("apiVersion", ApiVersion).With("kind", Kind).With("metadata", metadata);
        return schema.With("properties", properties);
    }

    private static IEnumerable<KeyValuePair<string, Value>> Paths(ResourceType type)
    {
        var root = type.Group.Length == 0 ? $"/api/{type.Version}" : $"/apis/{type.ApiVersion}";
        var collection = (type.Namespaced ? root + "/namespaces/{namespace}/" : root + "/") + type.Plural;
        var item = collection + "/{name}";
        yield return new(collection, MapValue.Of(("get", Operation(type, "list")), ("post", Operation(type, "post"))));
        yield return new(item, MapValue.Of(("get", Operation(type, "get")), ("put", Operation(type, "put")), ("patch", Operation(type, "patch")), ("delete", Operation(type, "delete"))));
        foreach (var sub in Subresources.Of(type))
        {
            yield return new($"{item}/{sub.Name}", MapValue.Of(("get", Operation(type, "get"))));
        }

        if (type.Namespaced)
        {
            yield return new($"{root}/{type.Plural}", MapValue.Of(("get", Operation(type, "list"))));
        }
    }

    private static MapValue Operation(ResourceType type, string action)
    {
        var parameters = action is "post" or "put" or "patch"
            ? new ListValue([.. WriteParameters.Select(name => (Value)MapValue.Of(("name", name), ("in", "query"), ("schema", MapValue.Of(("type", name == "force" ? "boolean" : "string")))))])
            : null;
        return MapValue.Of(
            ("operationId", $"{action}{type.Kind}"), ("parameters", parameters), ("responses", MapValue.Of(("200", MapValue.Of(("description", "OK"))))),
            ("x-kubernetes-action", action), ("x-kubernetes-group-version-kind", GroupVersionKind(type, type.Kind)));
    }

    private static MapValue GroupVersionKind(ResourceType type, string kind) => MapValue.Of(("group", type.Group), ("version", type.Version), ("kind", kind));
}
