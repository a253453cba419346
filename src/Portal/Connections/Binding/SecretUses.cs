using Portal.Schema.Values;

namespace Portal.Connections;

/// <summary>The Secrets that the containers of a workload get: by variables, all at once, or as files.</summary>
internal static class SecretUses
{
    public static IEnumerable<string> Of(Value workload)
    {
        var pod = workload.At("spec", "template", "spec");
        var containers = (pod?["containers"]?.Items ?? []).Concat(pod?["initContainers"]?.Items ?? []).ToList();
        var variables = containers.SelectMany(container => container["env"]?.Items ?? []).Select(item => item.At("valueFrom", "secretKeyRef", "name"));
        var all = containers.SelectMany(container => container["envFrom"]?.Items ?? []).Select(item => item.At("secretRef", "name"));
        var volumes = pod?["volumes"]?.Items ?? [];
        var files = volumes.Select(volume => volume.At("secret", "secretName"));
        var projected = volumes.SelectMany(volume => volume.At("projected", "sources")?.Items ?? []).Select(source => source.At("secret", "name"));
        return variables.Concat(all).Concat(files).Concat(projected).Select(name => name?.Text).OfType<string>().Distinct().Order(StringComparer.Ordinal);
    }
}
