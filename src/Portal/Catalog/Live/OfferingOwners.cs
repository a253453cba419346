using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Catalog;

/// <summary>Whose the offerings are, for ordered things that name no owner of their own.</summary>
internal sealed class OfferingOwners
{
    private const string OfferingAnnotation = "portal.internal/offering";
    private readonly Dictionary<string, string> _owners;

    private OfferingOwners(Dictionary<string, string> owners) => _owners = owners;

    public static OfferingOwners Of(CatalogIndex files) => new(files.Entities
        .Where(entity => entity.Type == "crossplane-provisioner" && entity.Annotation(OfferingAnnotation) is not null)
        .DistinctBy(entity => entity.Annotation(OfferingAnnotation))
        .Select(entity => (Name: entity.Annotation(OfferingAnnotation)!, Owner: files.RelationsOf(entity.Ref).FirstOrDefault(relation => relation.Type == RelationTypes.OwnedBy)))
        .Where(pair => pair.Owner is not null)
        .ToDictionary(pair => pair.Name, pair => pair.Owner!.Target.Text, StringComparer.Ordinal));

    /// <summary>The owner of the offering that the object was ordered from, or null. An offering is named by its composite kind, a claim leads to it by its reference.</summary>
    public string? Of(KubeObject root, ServedKinds served)
    {
        var composite = root.References.FirstOrDefault(reference => reference.Role == ReferenceRole.Composite);
        var type = composite is { ApiVersion: { } version, Kind: { } kind } ? served.Find(version, kind) : root.Type;
        return type is null ? null : _owners.GetValueOrDefault($"{type.Plural}.{type.Group}");
    }
}
