namespace Portal.Shell;

/// <summary>The settings under <c>Portal:Sandbox</c>, read when <c>Portal:Cluster:Mode</c> is Sandbox.</summary>
internal sealed class EmbeddedSandboxOptions
{
    /// <summary><c>demo</c> for teams, offerings and a platform to look at; <c>none</c> for an empty control plane.</summary>
    public string Seed { get; set; } = "demo";

    /// <summary>Where the state is kept; null keeps it in memory until the portal ends.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>How much faster than life the simulated cloud works.</summary>
    public double Speed { get; set; } = 1;
}
