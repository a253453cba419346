using Portal.Catalog;
using Portal.Live;

namespace Portal.Offerings;

/// <summary>A catalogue Resource of type crossplane-provisioner and the XRD that its annotation names, if it names one.</summary>
internal sealed record Decorator(OfferingLook Look, string? Definition)
{
    public const string EntityType = "crossplane-provisioner";
    private const string Annotation = "portal.internal/offering";
    private const int LongestTitle = 60;

    /// <summary>Null for every other entity.</summary>
    public static Decorator? Of(CatalogEntity entity)
    {
        if (entity.Ref.Kind != "resource" || entity.Type != EntityType)
        {
            return null;
        }

        // A short description says more than a technical name does.
        var title = entity.Metadata["title"]?.Text ?? (entity.Description is { Length: > 0 and <= LongestTitle } brief ? brief : entity.Name);
        var description = entity.Description == title ? null : entity.Description;
        var look = new OfferingLook(
            entity.Namespace, entity.Name, title, description, entity.Spec["owner"]?.Text, new LiveList<string>(entity.Tags), entity.Ref.Text);
        return new(look, entity.Annotation(Annotation));
    }
}
