using Portal.Sandbox.Storage;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>What a CustomResourceDefinition serves: one resource a served version.</summary>
internal static class CustomResources
{
    public static IEnumerable<ServedResource> Of(MapValue crd)
    {
        var spec = crd["spec"]!;
        var versions = spec["versions"]?.Items ?? [];
        var storage = versions.FirstOrDefault(version => version["storage"] is BoolValue { Flag: true })?["name"]?.Text ?? "";
        return versions.Where(version => version["served"] is BoolValue { Flag: true }).Select(version => One(spec, version, storage));
    }

    private static ServedResource One(Value spec, Value version, string storage)
    {
        var names = spec["names"]!;
        var kind = names["kind"]!.Text!;
        var type = new ResourceType(spec["group"]!.Text!, version["name"]!.Text!, kind, names["plural"]!.Text!, spec["scope"]?.Text == "Namespaced")
        {
            Singular = names["singular"]?.Text ?? kind.ToLowerInvariant(),
            ListKind = names["listKind"]?.Text ?? kind + "List",
            ShortNames = Texts(names["shortNames"]),
            Categories = Texts(names["categories"]),
            HasStatus = version.At("subresources", "status") is not null,
            HasScale = version.At("subresources", "scale") is not null,
            HasGeneration = true,
        };
        var schema = version.At("schema", "openAPIV3Schema") ?? MapValue.Of(("type", "object"), ("x-kubernetes-preserve-unknown-fields", true));
        return new(type, SchemaReader.ReadLenient(schema), version["additionalPrinterColumns"]?.Items ?? [], storage, WarningOf(type, version));
    }

    private static string? WarningOf(ResourceType type, Value version) =>
        version["deprecated"] is BoolValue { Flag: true }
            ? version["deprecationWarning"]?.Text ?? $"{type.Group}/{type.Version} {type.Kind} is deprecated"
            : null;

    private static List<string> Texts(Value? list) => [.. (list?.Items ?? []).Select(item => item.Text!)];
}
