using k8s;
using k8s.KubeConfigModels;

namespace Portal.Kubernetes.Access;

/// <summary>
/// Loads kubeconfig files as kubectl chooses them: the path given, else those of <c>KUBECONFIG</c> that exist, merged, else the one in the
/// home folder. Of two entries with one name the first file's wins.
/// </summary>
internal static class KubeConfigFiles
{
    public static K8SConfiguration Load(string? path)
    {
        var loaded = Choose(path).Select(file => KubernetesClientConfiguration.LoadKubeConfig(new FileInfo(file))).ToArray();
        return loaded.Length == 1 ? loaded[0] : Merge(loaded);
    }

    private static string[] Choose(string? path)
    {
        if (path is { Length: > 0 })
        {
            return [path];
        }

        var listed = (Environment.GetEnvironmentVariable("KUBECONFIG") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(File.Exists)
            .ToArray();
        return listed.Length > 0 ? listed : [KubernetesClientConfiguration.KubeConfigDefaultLocation];
    }

    private static K8SConfiguration Merge(K8SConfiguration[] loaded) => new()
    {
        FileName = loaded[0].FileName,
        CurrentContext = loaded.Select(one => one.CurrentContext).FirstOrDefault(context => context is { Length: > 0 }),
        Clusters = [.. loaded.SelectMany(one => one.Clusters ?? []).DistinctBy(cluster => cluster.Name)],
        Contexts = [.. loaded.SelectMany(one => one.Contexts ?? []).DistinctBy(entry => entry.Name)],
        Users = [.. loaded.SelectMany(one => one.Users ?? []).DistinctBy(user => user.Name)],
    };
}
