namespace Portal.Identity;

/// <summary>The settings under <c>Portal:Identity</c>.</summary>
public sealed class IdentityOptions
{
    /// <summary>Null means Demo with the sandbox and Local otherwise.</summary>
    public IdentityMode? Mode { get; set; }

    /// <summary>The groups whose members see cluster-scoped objects of every owner (RBAC still decides).</summary>
    public IList<string> PlatformGroups { get; } = [];
}
