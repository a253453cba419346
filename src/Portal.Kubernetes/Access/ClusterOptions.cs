namespace Portal.Kubernetes.Access;

/// <summary>The settings under <c>Portal:Cluster</c>.</summary>
public sealed class ClusterOptions
{
    public ClusterMode Mode { get; set; } = ClusterMode.Sandbox;

    /// <summary>Null means what kubectl would take: the files of <c>KUBECONFIG</c>, else <c>~/.kube/config</c>.</summary>
    public string? KubeConfigPath { get; set; }

    /// <summary>Null means the kubeconfig's current context.</summary>
    public string? Context { get; set; }
}
