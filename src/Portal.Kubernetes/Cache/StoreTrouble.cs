using Portal.Kubernetes.Client;

namespace Portal.Kubernetes.Cache;

/// <summary>
/// Why a store may be behind the cluster. <paramref name="Status"/> is the server's refusal; null where the wire broke.
/// </summary>
public sealed record StoreTrouble(DateTimeOffset Since, string Message, KubeStatus? Status)
{
    /// <summary>The API server does not serve the kind: its definition is not there, or no longer.</summary>
    public bool IsNotServed => Status?.IsNotFound == true;

    /// <summary>The portal itself may not list the kind.</summary>
    public bool IsForbidden => Status?.IsForbidden == true;
}
