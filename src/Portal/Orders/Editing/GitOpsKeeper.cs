using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>Tells which tool keeps an object as it is written elsewhere, by the marks that these tools leave.</summary>
internal static class GitOpsKeeper
{
    public static string? Of(MapValue live)
    {
        var (labels, annotations) = (live.At("metadata", "labels"), live.At("metadata", "annotations"));
        if (annotations?["argocd.argoproj.io/tracking-id"] is not null || labels?["argocd.argoproj.io/instance"] is not null)
        {
            return "Argo CD";
        }

        if (labels?["kustomize.toolkit.fluxcd.io/name"] is not null || labels?["helm.toolkit.fluxcd.io/name"] is not null)
        {
            return "Flux";
        }

        return annotations?["meta.helm.sh/release-name"] is not null || labels?["app.kubernetes.io/managed-by"]?.Text == "Helm" ? "Helm" : null;
    }
}
