using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Definitions;

/// <summary>
/// The CustomResourceDefinitions that Crossplane makes of an XRD (2.4, or 1.20 in its manner): the composite's and, where it offers one, the claim's.
/// Of the author's root schema only the properties of spec and status, their required fields, descriptions and rules survive.
/// </summary>
internal static class CrdOfDefinition
{
    private const long LongestName = 63;
    private static readonly string[] KeptOfRoots = ["description", "x-kubernetes-validations", "oneOf"];

    public static MapValue Composite(Definition definition) =>
        Crd(definition, definition.Name, Names(definition.Names, "composite"), definition.IsNamespaced ? "Namespaced" : "Cluster", claim: false);

    /// <returns>Null where the XRD offers no claim.</returns>
    public static MapValue? Claim(Definition definition) =>
        definition.ClaimNames is { } names
            ? Crd(definition, $"{definition.ClaimPlural}.{definition.Group}", Names(names, "claim"), "Namespaced", claim: true)
            : null;

    private static MapValue Crd(Definition definition, string name, MapValue names, string scope, bool claim) => MapValue.Of(
        ("apiVersion", "apiextensions.k8s.io/v1"),
        ("kind", "CustomResourceDefinition"),
        ("metadata", Metadata(definition, name)),
        ("spec", MapValue.Of(
            ("group", definition.Group),
            ("names", names),
            ("scope", scope),
            ("versions", new ListValue([.. definition.Versions.Select(version => Version(definition, version, claim))])),
            ("conversion", definition.Value.At("spec", "conversion") ?? MapValue.Of(("strategy", "None"))))));

    private static MapValue Metadata(Definition definition, string name)
    {
        var labels = new MapValue([
            .. (definition.Value.At("metadata", "labels")?.Members ?? []).Where(pair => definition.Value.At("spec", "metadata", "labels", pair.Key) is null),
            .. definition.Value.At("spec", "metadata", "labels")?.Members ?? []]);
        return MapValue.Of(
            ("name", name),
            ("labels", labels.Count == 0 ? null : labels),
            ("annotations", definition.Value.At("spec", "metadata", "annotations")),
            ("ownerReferences", new ListValue([Owner(definition)])));
    }

    private static MapValue Owner(Definition definition) => MapValue.Of(
        ("apiVersion", Definition.ApiGroup + "/v1"), ("kind", Definition.Kind), ("name", definition.Name), ("uid", definition.Uid),
        ("controller", true), ("blockOwnerDeletion", true));

    private static MapValue Names(Value? names, string category)
    {
        var kind = names?["kind"]?.Text ?? "";
        return MapValue.Of(
            ("plural", names?["plural"]),
            ("singular", names?["singular"] ?? kind.ToLowerInvariant()),
            ("shortNames", names?["shortNames"]),
            ("kind", kind),
            ("listKind", names?["listKind"] ?? kind + "List"),
            ("categories", new ListValue([.. names?["categories"]?.Items ?? [], category])));
    }

    private static MapValue Version(Definition definition, Value version, bool claim) => MapValue.Of(
        ("name", version["name"]),
        ("served", version["served"] ?? false),
        ("storage", version["referenceable"] ?? false),
        ("deprecated", version["deprecated"] is BoolValue { Flag: true } deprecated ? deprecated : null),
        ("deprecationWarning", version["deprecationWarning"]),
        ("schema", MapValue.Of(("openAPIV3Schema", Schema(definition, version.At("schema", "openAPIV3Schema"), claim)))),
        ("subresources", MapValue.Of(("status", MapValue.Empty))),
        ("additionalPrinterColumns", new ListValue([.. version["additionalPrinterColumns"]?.Items ?? [], .. AddedFields.Columns(definition, claim)])));

    private static MapValue Schema(Definition definition, Value? written, bool claim)
    {
        var author = JsonSchemaProps.Read(written);
        var properties = MapValue.Of(
            ("apiVersion", MapValue.Of(("type", "string"))),
            ("kind", MapValue.Of(("type", "string"))),
            ("metadata", MapValue.Of(("type", "object"), ("properties", MapValue.Of(("name", NameSchema(author)))))),
            ("spec", Root(author.At("properties", "spec"), AddedFields.Spec(definition, claim), "x-kubernetes-preserve-unknown-fields")),
            ("status", Root(author.At("properties", "status"), AddedFields.Status(definition))));
        return MapValue.Of(("description", author["description"]), ("type", "object"), ("required", new ListValue(["spec"])), ("properties", properties));
    }

    private static MapValue NameSchema(MapValue author)
    {
        var asked = author.At("properties", "metadata", "properties", "name");
        var longest = asked?["maxLength"] is NumberValue { AsInteger: { } length } ? Math.Min(length, LongestName) : LongestName;
        return MapValue.Of(("type", "string"), ("maxLength", longest), ("pattern", asked?["pattern"]));
    }

    private static MapValue Root(Value? author, MapValue added, params ReadOnlySpan<string> alsoKept)
    {
        var properties = new MapValue([.. (author?["properties"]?.Members ?? []).Where(pair => !added.Has(pair.Key)), .. added.Pairs]);
        var root = MapValue.Of(("type", "object"), ("required", author?["required"]), ("properties", properties));
        foreach (var key in (ReadOnlySpan<string>)[.. KeptOfRoots, .. alsoKept])
        {
            root = author?[key] is { } value ? root.With(key, value) : root;
        }

        return root;
    }
}
