using Portal.Sandbox.Storage;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>What a CustomResourceDefinition serves: one resource a served version.</summary>
internal static class CustomResources
{
    public static IEnumerable<ServedResource> Of(MapValue crd, CancellationToken served)
    {
        var spec = crd["spec"]!;
        var versions = spec["versions"]?.Items ?? [];
        var storage = versions.FirstOrDefault(version => version["storage"] is BoolValue { Flag: true }) ?? MapValue.Empty;
        var storageSchema = SchemaOf(storage);
        var isTerminating = crd.At("metadata", "deletionTimestamp") is not null;
        return versions.Where(version => version["served"] is BoolValue { Flag: true })
            .Select(version => One(spec, version, storage["name"]?.Text ?? "") with { StorageSchema = storageSchema, IsTerminating = isTerminating, Served = served });
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
        return new(type, SchemaOf(version), version["additionalPrinterColumns"]?.Items ?? [], storage, WarningOf(type, version, spec))
        {
            Scale = version.At("subresources", "scale"),
            SelectableFields = [.. (version["selectableFields"]?.Items ?? []).Select(field => field["jsonPath"]?.Text?.TrimStart('.') ?? "")],
        };
    }

    private static StructuralSchema SchemaOf(Value version) =>
        SchemaReader.ReadLenient(version.At("schema", "openAPIV3Schema") ?? MapValue.Of(("type", "object"), ("x-kubernetes-preserve-unknown-fields", true)));

    private static string? WarningOf(ResourceType type, Value version, Value spec)
    {
        if (version["deprecated"] is not BoolValue { Flag: true })
        {
            return null;
        }

        var better = (spec["versions"]?.Items ?? []).Where(other => other["served"] is BoolValue { Flag: true } && other["deprecated"] is not BoolValue { Flag: true })
            .Select(other => other["name"]?.Text ?? "").Order(VersionOrder.Instance).FirstOrDefault();
        return version["deprecationWarning"]?.Text
            ?? $"{type.Group}/{type.Version} {type.Kind} is deprecated" + (better is null ? "" : $"; use {type.Group}/{better} {type.Kind}");
    }

    private static List<string> Texts(Value? list) => [.. (list?.Items ?? []).Select(item => item.Text!)];
}
