using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>Everything of a kind at <paramref name="ResourceVersion"/>, or the reason why it cannot be had.</summary>
internal sealed record ListOutcome(IReadOnlyList<KubeObject> Objects, string ResourceVersion, KubeStatus? Failure)
{
    public static ListOutcome Failed(KubeStatus status) => new([], "", status);
}
