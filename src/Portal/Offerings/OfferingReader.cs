using Portal.Forms;
using Portal.Kubernetes.Objects;
using Portal.Live;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Offerings;

/// <summary>Makes an <see cref="Offering"/> of an XRD and what belongs to it: pure.</summary>
internal static class OfferingReader
{
    /// <param name="found">The XRD as the cache knows it.</param>
    /// <param name="xrd">The XRD whole.</param>
    /// <param name="crd">The whole CRD of what a person creates; null where there is none.</param>
    /// <param name="compositions">All compositions, whole.</param>
    public static Offering Read(KubeObject found, Value xrd, Value? crd, IEnumerable<Value> compositions, OfferingLook? look)
    {
        var definition = new CompositeDefinition(xrd);
        var version = Brokenness.CrdVersion(definition, crd);
        return new()
        {
            Definition = found.Name,
            Type = definition.Type,
            CompositeType = definition.CompositeType,
            Scope = definition.Scope,
            Look = look ?? Plain(definition),
            Schema = version?.At("schema", "openAPIV3Schema") is { } schema ? SchemaReader.ReadLenient(schema) : new StructuralSchema(),
            Hints = new FormHints(definition.Schema),
            Deprecation = definition.Deprecation,
            ConnectionKeys = new(definition.ConnectionKeys),
            Variants = new(compositions.Where(composition => Fits(composition, definition)).Select(VariantReader.Read).OrderBy(variant => variant.Name, StringComparer.Ordinal)),
            DefaultVariant = definition.DefaultComposition,
            EnforcedVariant = definition.EnforcedComposition,
            DefaultDeletePolicy = definition.OffersClaim ? definition.DeletePolicy : null,
            Conditions = found.Conditions,
            Broken = Brokenness.Of(found, definition, crd),
        };
    }

    private static OfferingLook Plain(CompositeDefinition definition) => new(
        "default", definition.Name, definition.Type.Kind, definition.Schema?["description"]?.Text, null, new([]), null);

    private static bool Fits(Value composition, CompositeDefinition definition) =>
        composition.At("spec", "compositeTypeRef", "apiVersion")?.Text == definition.CompositeType.ApiVersion
        && composition.At("spec", "compositeTypeRef", "kind")?.Text == definition.CompositeType.Kind;
}
