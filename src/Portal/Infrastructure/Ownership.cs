using Portal.Catalog;
using Portal.Identity;
using Portal.Kubernetes.Objects;

namespace Portal.Infrastructure;

/// <summary>Whose an object is and for which application, by its annotations; those of common Backstage plug-ins count where the portal's are missing.</summary>
public static class Ownership
{
    private const string Portal = "portal.internal/";
    private const string Terasky = "terasky.backstage.io/";
    private const string BackstageLabel = "backstage.io/kubernetes-id";

    /// <summary>The owner as it is written (<c>team-a</c>, <c>group:default/team-a</c>); null where nobody is named.</summary>
    public static string? OwnerOf(KubeObject found) => Filled(found.Annotations[Sight.OwnerAnnotation]) ?? Filled(found.Annotations[Terasky + "owner"]);

    /// <summary>An owner as lists show and compare it: the bare name for a group of the default namespace, else <c>user:dana</c> or <c>group:other/name</c>.</summary>
    public static string Short(string owner) =>
        EntityRef.TryParse(owner, "group", EntityRef.DefaultNamespace, out var found) ? Short(found) : owner;

    /// <summary>The first application that the object was ordered for; null where none is named.</summary>
    public static EntityRef? ApplicationOf(KubeObject found)
    {
        var written = Filled(found.Annotations[Portal + "dependency-of"]) ?? Filled(found.Annotations[Terasky + "dependency-of"])
            ?? Filled(found.Labels[BackstageLabel]) ?? Filled(found.Annotations[BackstageLabel]);
        var first = written?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        return EntityRef.TryParse(first, "component", EntityRef.DefaultNamespace, out var application) ? application : null;
    }

    private static string Short(EntityRef owner)
    {
        if (owner is { Kind: "group", Namespace: EntityRef.DefaultNamespace })
        {
            return owner.Name;
        }

        return owner.Namespace == EntityRef.DefaultNamespace ? $"{owner.Kind}:{owner.Name}" : owner.Text;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
