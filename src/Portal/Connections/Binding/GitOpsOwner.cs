using Portal.Kubernetes.Objects;
using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>
/// The tool that keeps an object as some repository or chart has it, and would undo a change made by hand. <paramref name="Name"/> is that of the
/// tool's own object (application, kustomization, release), where the object tells it.
/// </summary>
public sealed record GitOpsOwner(string Tool, string? Name)
{
    /// <inheritdoc cref="Of(StringMap, StringMap)"/>
    public static GitOpsOwner? Of(ResourceType type, Value found)
    {
        var projected = KubeObject.Parse(type, ValueWriter.ToUtf8(found));
        return Of(projected.Labels, projected.Annotations);
    }

    /// <summary>Told by the labels and annotations that Argo CD, Flux and Helm put on what they manage; null where there are none.</summary>
    public static GitOpsOwner? Of(StringMap labels, StringMap annotations) =>
        OfArgo(labels, annotations) ?? OfFlux(labels) ?? OfHelm(labels, annotations);

    private static GitOpsOwner? OfArgo(StringMap labels, StringMap annotations)
    {
        // application:group/kind:namespace/name
        var application = annotations["argocd.argoproj.io/tracking-id"]?.Split(':')[0] ?? labels["argocd.argoproj.io/instance"];
        return application is null ? null : new("Argo CD", application);
    }

    private static GitOpsOwner? OfFlux(StringMap labels) =>
        (labels["kustomize.toolkit.fluxcd.io/name"] ?? labels["helm.toolkit.fluxcd.io/name"]) is { } name ? new("Flux", name) : null;

    private static GitOpsOwner? OfHelm(StringMap labels, StringMap annotations)
    {
        var release = annotations["meta.helm.sh/release-name"];
        return release is not null || labels["app.kubernetes.io/managed-by"] == "Helm" ? new("Helm", release) : null;
    }
}
