namespace Portal.Kubernetes.Client;

/// <summary>Narrows a list. Without <see cref="Limit"/> the server answers everything at once.</summary>
public sealed record ListOptions
{
    public string? LabelSelector { get; init; }

    public string? FieldSelector { get; init; }

    public int? Limit { get; init; }

    /// <summary>The token of the page before.</summary>
    public string? Continue { get; init; }
}
