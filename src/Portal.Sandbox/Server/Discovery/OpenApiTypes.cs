using Portal.Sandbox.BuiltIn;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The types of built-in kinds as OpenAPI schemas, under the names that clients know.</summary>
internal static class OpenApiTypes
{
    public const string Meta = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static readonly string[] MetaTypes = ["ObjectMeta", "OwnerReference", "ManagedFieldsEntry", "LabelSelector", "LabelSelectorRequirement", "Condition"];

    public static string NameOf(ResourceType type, string kind)
    {
        var isCustom = type.Group.Contains('.', StringComparison.Ordinal) && !type.Group.EndsWith(".k8s.io", StringComparison.Ordinal);
        return isCustom ? $"{string.Join('.', type.Group.Split('.').Reverse())}.{type.Version}.{kind}" : $"{PackageOf(type)}{kind}";
    }

    public static MapValue Reference(string name) => MapValue.Of(("$ref", $"#/components/schemas/{name}"));

    public static void AddMeta(SortedDictionary<string, Value> schemas)
    {
        foreach (var name in MetaTypes.Where(KindTypes.Knows))
        {
            Add(name, "", schemas);
        }

        schemas[Meta + "ListMeta"] = MapValue.Of(("type", "object"), ("properties", MapValue.Of(
            ("continue", MapValue.Of(("type", "string"))), ("remainingItemCount", MapValue.Of(("type", "integer"), ("format", "int64"))), ("resourceVersion", MapValue.Of(("type", "string"))))));
    }

    /// <summary>The schema of a kind; the types that it uses are added beside it.</summary>
    public static MapValue AddRoot(ResourceType type, SortedDictionary<string, Value> schemas)
    {
        if (KindTypes.RootOf(type) is not { } root)
        {
            return MapValue.Of(("type", "object"));
        }

        var text = MapValue.Of(("type", "string"));
        return MapValue.Of(("type", "object"), ("properties", Properties(root, PackageOf(type), schemas).With("apiVersion", text).With("kind", text)));
    }

    private static string PackageOf(ResourceType type) =>
        type.Group == "apiextensions.k8s.io" ? "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1." : $"io.k8s.api.{(type.Group.Length == 0 ? "core" : type.Group.Split('.')[0])}.{type.Version}.";

    private static MapValue Properties(string structure, string package, SortedDictionary<string, Value> schemas) =>
        new(KindTypes.Fields(structure).Select(field => KeyValuePair.Create(field.Key, (Value)Of(field.Value, package, schemas))));

    private static string Add(string structure, string package, SortedDictionary<string, Value> schemas)
    {
        var name = MetaTypes.Contains(structure) ? Meta + structure : package + structure;
        if (schemas.ContainsKey(name))
        {
            return name;
        }

        schemas[name] = MapValue.Empty;
        schemas[name] = MapValue.Of(("type", "object"), ("properties", Properties(structure, package, schemas)));
        return name;
    }

    private static MapValue Of(FieldType type, string package, SortedDictionary<string, Value> schemas) => type.Form switch
    {
        FieldForm.List => MapValue.Of(("type", "array"), ("items", Of(type.Item!, package, schemas))),
        FieldForm.Map => MapValue.Of(("type", "object"), ("additionalProperties", Of(type.Item!, package, schemas))),
        FieldForm.Structure => MapValue.Of(("allOf", new ListValue([Reference(Add(type.Name, package, schemas))]))),
        _ => Scalar(type.Name),
    };

    private static MapValue Scalar(string name) => name switch
    {
        "string" => MapValue.Of(("type", "string")),
        "boolean" => MapValue.Of(("type", "boolean")),
        "int32" or "int64" => MapValue.Of(("type", "integer"), ("format", name)),
        "number" => MapValue.Of(("type", "number"), ("format", "double")),
        "time" or "microTime" => MapValue.Of(("type", "string"), ("format", "date-time")),
        "bytes" => MapValue.Of(("type", "string"), ("format", "byte")),
        "quantity" => MapValue.Of(("type", "string")),
        "intOrString" => MapValue.Of(("type", "string"), ("format", "int-or-string")),
        _ => MapValue.Of(("type", "object"), ("x-kubernetes-preserve-unknown-fields", true)),
    };
}
