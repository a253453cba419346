namespace Portal.Kubernetes.Client;

/// <summary>What is to be deleted exactly: with <see cref="Uid"/> or <see cref="ResourceVersion"/> only if it is still the one that the person saw.</summary>
public sealed record DeleteOptions
{
    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    /// <summary><c>Foreground</c>, <c>Background</c> or <c>Orphan</c>; null is the kind's default.</summary>
    public string? PropagationPolicy { get; init; }

    public bool DryRun { get; init; }
}
