using System.Text;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Composing;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Paths;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Cloud;

/// <summary>provider-kubernetes: an Object's manifest is applied to this cluster, patched from what it refers to, and deleted with it.</summary>
internal sealed class KubernetesObjects : IRealObjects
{
    private const string Manager = "crossplane-kubernetes-provider";
    private static readonly string[] ManifestPath = ["spec", "forProvider", "manifest"];

    public async Task<string?> SyncAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        if (Manifest(managed) is not { } manifest)
        {
            return null;
        }

        foreach (var reference in managed.Object.At("spec", "references")?.Items ?? [])
        {
            if (reference["patchesFrom"] is not { } source)
            {
                continue;
            }

            var there = (await api.GetAsync(source.Text("apiVersion"), source.Text("kind"), Namespace(source), source.Text("name"), token)).Taken();
            var value = there is null ? null : PathReader.Find(there, source.Text("fieldPath"));
            if (value is null)
            {
                return $"cannot resolve references: cannot get referenced resource {source.Text("kind")}/{source.Text("name")}";
            }

            manifest = PathWriter.Set(manifest, reference["toFieldPath"]?.Text ?? source.Text("fieldPath"), value);
        }

        return managed.MayCreate && managed.MayUpdate ? Refusal(await api.ApplyAsync(manifest, Manager, force: true, token)) : null;
    }

    public async Task<IReadOnlyDictionary<string, string>> DetailsAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var wanted in Manifest(managed) is null ? [] : managed.Object.At("spec", "connectionDetails")?.Items ?? [])
        {
            var there = (await api.GetAsync(wanted.Text("apiVersion"), wanted.Text("kind"), Namespace(wanted), wanted.Text("name"), token)).Taken();
            if (there is not null && PathReader.Find(there, wanted.Text("fieldPath")) is { } value)
            {
                var isSecret = wanted.Text("kind") == "Secret" && wanted.Text("fieldPath").StartsWith("data", StringComparison.Ordinal);
                details[wanted.Text("toConnectionSecretKey")] = isSecret ? GoText.Of(value) : Convert.ToBase64String(Encoding.UTF8.GetBytes(GoText.Of(value)));
            }
        }

        return details;
    }

    public async Task<MapValue?> ObservedAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        if (Manifest(managed) is not { } manifest)
        {
            return null;
        }

        var there = (await api.GetAsync(manifest.ApiVersion(), manifest.Kind(), manifest.Namespace(), manifest.Name(), token)).Taken();
        return there is null ? null : MapValue.Of(("manifest", there.Without("metadata", "managedFields")));
    }

    public async Task RemoveAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        if (Manifest(managed) is { } manifest && api.Serves(manifest.ApiVersion(), manifest.Kind()))
        {
            await api.DeleteAsync(manifest.ApiVersion(), manifest.Kind(), manifest.Namespace(), manifest.Name(), token);
        }
    }

    private static MapValue? Manifest(Managed managed)
    {
        var isObject = managed.Object.Kind() == "Object" && Kinds.GroupOf(managed.Object.ApiVersion()) is "kubernetes.crossplane.io" or "kubernetes.m.crossplane.io";
        if (!isObject || managed.Object.At(ManifestPath) is not MapValue manifest)
        {
            return null;
        }

        return manifest.Name().Length > 0 ? manifest : manifest.With(["metadata", "name"], managed.Object.Name());
    }

    private static string? Namespace(Value reference) => reference["namespace"]?.Text;

    private static string? Refusal(Reply reply) => reply.Ok ? null : reply.Body?["message"]?.Text ?? "the server could not find the requested resource";
}
