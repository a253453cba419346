using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>OpenAPI v3 of each group and version: the schemas of custom resources as their CRDs have them, and which options a write takes.</summary>
internal sealed class OpenApiDocuments(ResourceRegistry registry, ObjectStore store)
{
    private static readonly string[] WriteParameters = ["dryRun", "fieldManager", "fieldValidation", "force"];

    public MapValue Index() => MapValue.Of(("paths", new MapValue(
        registry.All.Select(resource => resource.Type).Select(type => type.Group.Length == 0 ? $"api/{type.Version}" : $"apis/{type.ApiVersion}").Distinct()
            .Order(StringComparer.Ordinal).Select(path => KeyValuePair.Create(path, (Value)MapValue.Of(("serverRelativeURL", $"/openapi/v3/{path}?hash={store.Version}")))))));

    public MapValue? Document(string group, string version)
    {
        var served = registry.All.Where(resource => resource.Type.Group == group && resource.Type.Version == version).ToList();
        return served.Count == 0
            ? null
            : MapValue.Of(
                ("openapi", "3.0.0"), ("info", MapValue.Of(("title", "Kubernetes"), ("version", "v1.36.2"))),
                ("paths", new MapValue(served.Select(resource => KeyValuePair.Create(PathOf(resource.Type), (Value)Operations(resource.Type))))),
                ("components", MapValue.Of(("schemas", new MapValue(served.DistinctBy(resource => resource.Type.Kind).Select(resource => KeyValuePair.Create(NameOf(resource.Type), (Value)SchemaOf(resource))))))));
    }

    private static string PathOf(ResourceType type) =>
        (type.Group.Length == 0 ? $"/api/{type.Version}" : $"/apis/{type.ApiVersion}") + (type.Namespaced ? "/namespaces/{namespace}/" : "/") + type.Plural + "/{name}";

    private static MapValue Operations(ResourceType type)
    {
        var parameters = new ListValue([.. WriteParameters.Select(name => (Value)MapValue.Of(
            ("name", name), ("in", "query"), ("schema", MapValue.Of(("type", name == "force" ? "boolean" : "string")))))]);
        return MapValue.Of(("patch", MapValue.Of(
            ("operationId", $"patch{type.Kind}"), ("parameters", parameters), ("x-kubernetes-action", "patch"), ("x-kubernetes-group-version-kind", GroupVersionKind(type)))));
    }

    private MapValue SchemaOf(ServedResource resource)
    {
        var crd = resource.IsCustom ? store.Get(BuiltInResources.CustomResourceDefinition.Id, null, resource.Type.QualifiedPlural) : null;
        var version = crd?.Value.At("spec", "versions")?.Items.FirstOrDefault(item => item["name"]?.Text == resource.Type.Version);
        var schema = version?.At("schema", "openAPIV3Schema") as MapValue ?? MapValue.Of(("type", "object"));
        return schema.With("x-kubernetes-group-version-kind", new ListValue([GroupVersionKind(resource.Type)]));
    }

    private static MapValue GroupVersionKind(ResourceType type) => MapValue.Of(("group", type.Group), ("version", type.Version), ("kind", type.Kind));

    private static string NameOf(ResourceType type) =>
        type.Group.Length == 0 ? $"io.k8s.api.core.{type.Version}.{type.Kind}" : $"{string.Join('.', type.Group.Split('.').Reverse())}.{type.Version}.{type.Kind}";
}
