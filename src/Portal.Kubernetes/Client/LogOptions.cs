namespace Portal.Kubernetes.Client;

/// <summary>Which lines of a container's log are wanted.</summary>
public sealed record LogOptions
{
    /// <summary>Null where the pod has one container only.</summary>
    public string? Container { get; init; }

    /// <summary>The newest lines; null for all.</summary>
    public int? TailLines { get; init; }

    /// <summary>Lines since this moment, to the second.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether the lines go on as they are written.</summary>
    public bool Follow { get; init; }

    /// <summary>The container's former run.</summary>
    public bool Previous { get; init; }
}
