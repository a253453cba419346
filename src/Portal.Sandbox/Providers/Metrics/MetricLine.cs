namespace Portal.Sandbox.Providers.Metrics;

/// <summary>One metric: the provider's group without its ending (empty for pods), the kind, the label that carries the object's external name.</summary>
internal sealed record MetricLine(string Name, string Group, string Kind, string Label, double Around, double Sway)
{
    /// <summary>Whether it only grows, <see cref="Around"/> a second.</summary>
    public bool Counts { get; init; }

    public bool Whole { get; init; }

    public string NamePrefix { get; init; } = "";

    public string NameSuffix { get; init; } = "";

    public IReadOnlyList<(string Label, string Value)> Extra { get; init; } = [];
}
