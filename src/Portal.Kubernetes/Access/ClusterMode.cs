namespace Portal.Kubernetes.Access;

/// <summary>Where the cluster is found.</summary>
public enum ClusterMode
{
    /// <summary>The embedded control plane of this process, which hands over a kubeconfig.</summary>
    Sandbox,

    /// <summary>A kubeconfig file and a context in it.</summary>
    KubeConfig,

    /// <summary>The service account of the pod that the process runs in.</summary>
    InCluster,
}
