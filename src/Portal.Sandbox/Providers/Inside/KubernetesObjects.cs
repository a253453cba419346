using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Paths;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Inside;

/// <summary>
/// provider-kubernetes: an Object's manifest is applied to this cluster, patched from what it refers to, and deleted with it; what may only be observed
/// is only looked at.
/// </summary>
internal sealed class KubernetesObjects(SandboxContext context) : IRealObjects
{
    private const string Manager = "crossplane-kubernetes-provider";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(200);
    private static readonly string[] ManifestPath = ["spec", "forProvider", "manifest"];

    public bool Concerns(Managed managed) =>
        managed.Object.Kind() == "Object"
        && Kinds.GroupOf(managed.Object.ApiVersion()) is "kubernetes.crossplane.io" or "kubernetes.m.crossplane.io"
        && managed.Object.At(ManifestPath) is MapValue;

    public async Task<RealState> SyncAsync(Managed managed, RealOrder order, ILocalApi api, CancellationToken token)
    {
        var manifest = Manifest(managed);
        foreach (var reference in managed.Object.At("spec", "references")?.Items ?? [])
        {
            if (await PatchedAsync(manifest, reference, api, token) is not { } patched)
            {
                var source = reference["patchesFrom"] ?? reference["dependsOn"];
                return RealState.Refused($"cannot resolve references: cannot get referenced resource {source.Text("kind")}/{source.Text("name")}");
            }

            manifest = patched;
        }

        var there = await FindAsync(manifest, api, token);
        if (there is null ? managed.MayCreate : managed.MayUpdate)
        {
            var applied = await api.ApplyAsync(manifest, Manager, force: true, token);
            if (!applied.Ok)
            {
                return RealState.Refused(applied.Body?["message"]?.Text ?? "the server could not find the requested resource");
            }

            there = applied.Body;
        }

        return there is null ? RealState.Refused("external resource does not exist") : await StateAsync(managed, there, api, token);
    }

    public async Task<string?> RemoveAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var manifest = Manifest(managed);
        if (!api.Serves(manifest.ApiVersion(), manifest.Kind()))
        {
            return null;
        }

        var deleted = await api.DeleteAsync(manifest.ApiVersion(), manifest.Kind(), manifest.Namespace(), manifest.Name(), token);
        return deleted.Ok || deleted.Code == 404 ? null : deleted.Body?["message"]?.Text;
    }

    private static MapValue Manifest(Managed managed)
    {
        var manifest = (MapValue)managed.Object.At(ManifestPath)!;
        manifest = manifest.Name().Length > 0 ? manifest : manifest.With(["metadata", "name"], managed.Object.Name());
        return managed.Object.Namespace() is { } ns && manifest.Namespace() is null ? manifest.With(["metadata", "namespace"], ns) : manifest;
    }

    private static async Task<MapValue?> FindAsync(MapValue manifest, ILocalApi api, CancellationToken token) =>
        (await api.GetAsync(manifest.ApiVersion(), manifest.Kind(), manifest.Namespace(), manifest.Name(), token)).Taken();

    /// <returns>Null where what the manifest depends on is not there.</returns>
    private static async Task<MapValue?> PatchedAsync(MapValue manifest, Value reference, ILocalApi api, CancellationToken token)
    {
        var source = reference["patchesFrom"] ?? reference["dependsOn"] ?? MapValue.Empty;
        var there = (await api.GetAsync(source.Text("apiVersion"), source.Text("kind"), source["namespace"]?.Text, source.Text("name"), token)).Taken();
        if (there is null || reference["patchesFrom"] is null)
        {
            return there is null ? null : manifest;
        }

        return PathReader.Find(there, source.Text("fieldPath")) is { } value
            ? PathWriter.Set(manifest, reference["toFieldPath"]?.Text ?? source.Text("fieldPath"), value)
            : null;
    }

    private async Task<RealState> StateAsync(Managed managed, MapValue there, ILocalApi api, CancellationToken token)
    {
        var look = context.Lasting(Look);
        var isReady = Readiness.Holds(managed.Object.At("spec", "readiness", "policy")?.Text, there);
        return new()
        {
            Outputs = MapValue.Of(("manifest", there.Without("metadata", "managedFields"))),
            Details = await InsideDetails.ReadAsync(managed, api, token),
            NotReady = isReady ? null : "",
            Poll = look > ShortestLook ? look : ShortestLook,
        };
    }
}
