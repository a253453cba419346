namespace Portal.Kubernetes.Client;

/// <summary>The three patch formats besides apply.</summary>
public enum PatchKind
{
    /// <summary>RFC 7386.</summary>
    Merge,

    /// <summary>RFC 6902.</summary>
    Json,

    /// <summary>Kubernetes' own; built-in kinds only.</summary>
    Strategic,
}
