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

    /// <summary>1 for what Crossplane 1.20 does, 2 for 2.4; null for 2.4 that takes compositions in <c>resources</c> mode too.</summary>
    public int? Crossplane { get; set; }

    public PostgreSqlOptions PostgreSql { get; set; } = new();
}
