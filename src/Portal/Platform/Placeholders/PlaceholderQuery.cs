using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Platform;

/// <summary>
/// Kinds whose definition says of itself that it only stands in for a real one: nobody has defined them, a composition names them, and a control plane
/// for trying things out let them be. Only the platform team is shown them.
/// </summary>
internal static class PlaceholderQuery
{
    /// <summary>The label of such a definition.</summary>
    public const string Label = "sandbox.portal.internal/permissive";

    private static readonly KindId Definitions = new("apiextensions.k8s.io", "customresourcedefinitions");

    /// <summary>Their names as <c>plural.group</c>, in order.</summary>
    public static LiveList<string> Of(VisibleCluster cluster) => new(
        cluster.Sight.IsPlatform && cluster.Served.Find(Definitions) is { } type
            ? cluster.All(type).Where(IsPlaceholder).Select(found => found.Name).Order(StringComparer.Ordinal)
            : []);

    private static bool IsPlaceholder(KubeObject definition) => definition.Labels.TryGetValue(Label, out var value) && value == "true";
}
