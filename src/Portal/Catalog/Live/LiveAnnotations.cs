using Portal.Kubernetes.Objects;

namespace Portal.Catalog;

/// <summary>What an object says of its place in the catalog: the portal's own annotations, else those of the common Backstage plug-ins.</summary>
/// <param name="Foreign">The prefix of the others' annotations, without a slash.</param>
internal sealed record LiveAnnotations(string Foreign)
{
    private const string Own = "portal.internal";

    public bool IsExcluded(KubeObject found) => found.Annotations[$"{Foreign}/exclude-from-catalog"] == "true";

    public string? Owner(KubeObject found) => Of(found, "owner", "owner");

    public string? System(KubeObject found) => Of(found, "system", "system");

    public string? Title(KubeObject found) => Of(found, "title", "title");

    public string? Description(KubeObject found) => Of(found, "description", "description");

    public string? Type(KubeObject found) => Of(found, "type", "component-type");

    public string? Lifecycle(KubeObject found) => Of(found, "lifecycle", "lifecycle");

    /// <summary>References with their kinds; a bare name is a resource's.</summary>
    public IEnumerable<EntityRef> DependsOn(KubeObject found) => References(Of(found, "depends-on", "dependsOn"), "resource");

    /// <summary>References with their kinds; a bare name is a component's.</summary>
    public IEnumerable<EntityRef> DependencyOf(KubeObject found) => References(Of(found, "dependency-of", "dependencyOf"), "component");

    private static IEnumerable<EntityRef> References(string? list, string kind)
    {
        foreach (var text in (list ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (EntityRef.TryParse(text, kind, EntityRef.DefaultNamespace, out var found))
            {
                yield return found;
            }
        }
    }

    private string? Of(KubeObject found, string own, string foreign) =>
        Present(found.Annotations[$"{Own}/{own}"]) ?? Present(found.Annotations[$"{Foreign}/{foreign}"]);

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
