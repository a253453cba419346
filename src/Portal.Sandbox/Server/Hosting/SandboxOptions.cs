namespace Portal.Sandbox.Server;

/// <summary>How a sandbox is run.</summary>
public sealed record SandboxOptions
{
    /// <summary>The https address; port 0 takes a free one.</summary>
    public string Url { get; init; } = "https://127.0.0.1:6480";

    /// <summary>An http address beside it, for test proxies.</summary>
    public string? HttpUrl { get; init; }

    /// <summary>Where the kubeconfig is written; null for a file in the temporary folder.</summary>
    public string? KubeConfigPath { get; init; }

    /// <summary>Where the state is kept across restarts; null keeps it in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary><c>demo</c> or <c>none</c>.</summary>
    public string Seed { get; init; } = "demo";

    public string? TokenAuthFile { get; init; }

    /// <summary>How much faster than life the simulated cloud works.</summary>
    public double Speed { get; init; } = 1;

    public CrossplaneManner Crossplane { get; init; }

    /// <summary>Where the databases of the simulated cloud are really made, as a connection string of Npgsql; null where they are only said to be.</summary>
    public string? PostgreSql { get; init; }
}
