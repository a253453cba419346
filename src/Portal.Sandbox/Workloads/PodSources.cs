using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Whether the Secrets and ConfigMaps that a pod's containers and volumes read are there; the first that is not, in the node's words.</summary>
internal static class PodSources
{
    /// <summary>What keeps a container from being configured; null where nothing does.</summary>
    public static async Task<string?> MissingAsync(Value container, string ns, ILocalApi api, CancellationToken token)
    {
        foreach (var variable in container["env"]?.Items ?? [])
        {
            var source = variable["valueFrom"];
            var missing = await KeyAsync("Secret", source?["secretKeyRef"], ns, api, token) ?? await KeyAsync("ConfigMap", source?["configMapKeyRef"], ns, api, token);
            if (missing is not null)
            {
                return missing;
            }
        }

        foreach (var source in container["envFrom"]?.Items ?? [])
        {
            var missing = await KeyAsync("Secret", source["secretRef"], ns, api, token) ?? await KeyAsync("ConfigMap", source["configMapRef"], ns, api, token);
            if (missing is not null)
            {
                return missing;
            }
        }

        return null;
    }

    /// <summary>The volume that cannot be set up and why; null where all can.</summary>
    public static async Task<(string Volume, string Why)?> UnmountableAsync(MapValue pod, ILocalApi api, CancellationToken token)
    {
        var ns = Owned.Namespace(pod)!;
        foreach (var volume in pod.At("spec", "volumes")?.Items ?? [])
        {
            var sources = (volume.At("projected", "sources")?.Items ?? []).Append(volume);
            foreach (var source in sources)
            {
                var why = await WholeAsync("Secret", source["secret"], "secretName", ns, api, token) ?? await WholeAsync("ConfigMap", source["configMap"], "name", ns, api, token);
                if (why is not null)
                {
                    return (volume["name"]?.Text ?? "", why);
                }
            }
        }

        return null;
    }

    private static async Task<string?> WholeAsync(string kind, Value? source, string nameKey, string ns, ILocalApi api, CancellationToken token)
    {
        var name = source?[nameKey]?.Text ?? source?["name"]?.Text;
        if (source is null || name is null || IsOptional(source))
        {
            return null;
        }

        var found = await api.GetAsync("v1", kind, ns, name, token);
        if (found is not { Ok: true, Body: { } value })
        {
            return $"{kind.ToLowerInvariant()} \"{name}\" not found";
        }

        return (source["items"]?.Items ?? []).Select(item => item["key"]?.Text ?? "").FirstOrDefault(key => value.At("data", key) is null && value.At("binaryData", key) is null) is { } absent
            ? $"references non-existent {kind.ToLowerInvariant()} key: {absent}"
            : null;
    }

    private static async Task<string?> KeyAsync(string kind, Value? source, string ns, ILocalApi api, CancellationToken token)
    {
        if (source?["name"]?.Text is not { } name || IsOptional(source))
        {
            return null;
        }

        var found = await api.GetAsync("v1", kind, ns, name, token);
        if (found is not { Ok: true, Body: { } value })
        {
            return $"{kind.ToLowerInvariant()} \"{name}\" not found";
        }

        var key = source["key"]?.Text;
        return key is null || value.At("data", key) is not null || value.At("binaryData", key) is not null ? null : $"couldn't find key {key} in {kind} {ns}/{name}";
    }

    private static bool IsOptional(Value source) => source["optional"] is BoolValue { Flag: true };
}
