using k8s;

namespace Portal.Kubernetes.Access;

/// <summary>Chooses kubeconfig files as kubectl does: the path given, else those of <c>KUBECONFIG</c> that exist, else the one in the home folder.</summary>
internal static class KubeConfigFiles
{
    public static FileInfo[] Choose(string? path)
    {
        if (path is { Length: > 0 })
        {
            return [new FileInfo(path)];
        }

        var listed = (Environment.GetEnvironmentVariable("KUBECONFIG") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(File.Exists)
            .Select(file => new FileInfo(file))
            .ToArray();
        return listed.Length > 0 ? listed : [new FileInfo(KubernetesClientConfiguration.KubeConfigDefaultLocation)];
    }
}
