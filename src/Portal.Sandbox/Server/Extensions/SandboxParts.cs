namespace Portal.Sandbox.Server;

/// <summary>What is plugged into the API server; see SandboxAssembly for the one place where it is put together.</summary>
internal sealed record SandboxParts
{
    public IReadOnlyList<IController> Controllers { get; init; } = [];

    /// <summary>Asked in order until one knows the pod.</summary>
    public IReadOnlyList<IPodLogs> PodLogs { get; init; } = [];

    /// <summary>Asked in order until one answers.</summary>
    public IReadOnlyList<IServiceProxy> ServiceProxies { get; init; } = [];

    public IReadOnlyList<ISeed> Seeds { get; init; } = [];
}
