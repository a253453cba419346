using System.Security.Cryptography;
using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Providers.Inside;

/// <summary>
/// provider-helm: no chart is read; a release becomes one Deployment with the labels that charts give, in the release's namespace, with the replicas and
/// the image of its values. A change of what is asked for is an upgrade.
/// </summary>
internal sealed class HelmReleases(SandboxContext context) : IRealObjects
{
    private const string Manager = "crossplane-helm-provider";
    private const string ShaKey = "sandbox.portal.internal/release-sha";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(200);

    public bool Concerns(Managed managed) =>
        managed.Object.Kind() == "Release" && Kinds.GroupOf(managed.Object.ApiVersion()) is "helm.crossplane.io" or "helm.m.crossplane.io";

    public async Task<RealState> SyncAsync(Managed managed, RealOrder order, ILocalApi api, CancellationToken token)
    {
        if (!order.IsDue)
        {
            return RealState.None;
        }

        var ns = Namespace(managed);
        var there = (await api.GetAsync("apps/v1", "Deployment", ns, Name(managed), token)).Taken();
        var wanted = Deployment(managed);
        if (there is null ? managed.MayCreate : managed.MayUpdate)
        {
            if (managed.Asked("skipCreateNamespace") != "true")
            {
                await api.CreateAsync(MapValue.Of(("apiVersion", "v1"), ("kind", "Namespace"), ("metadata", MapValue.Of(("name", ns)))), token);
            }

            var applied = await api.ApplyAsync(wanted, Manager, force: true, token);
            if (!applied.Ok)
            {
                return RealState.Refused($"failed to install release: {applied.Body?["message"]?.Text}");
            }
        }

        return await StateAsync(managed, there, wanted, api, token);
    }

    public async Task<string?> RemoveAsync(Managed managed, ILocalApi api, CancellationToken token)
    {
        var deleted = await api.DeleteAsync("apps/v1", "Deployment", Namespace(managed), Name(managed), token);
        return deleted.Ok || deleted.Code == 404 ? null : deleted.Body?["message"]?.Text;
    }

    private async Task<RealState> StateAsync(Managed managed, MapValue? before, MapValue wanted, ILocalApi api, CancellationToken token)
    {
        var told = (managed.Object.At("status", "atProvider", "revision") as NumberValue)?.AsInteger;
        var isUpgrade = before is not null && told is not null && before.Annotation(ShaKey) != wanted.Annotation(ShaKey);
        var revision = (told ?? 1) + (isUpgrade ? 1 : 0);
        var isDone = managed.Asked("wait") != "true" || IsAvailable(before);
        var look = context.Lasting(Look);
        return new()
        {
            Outputs = MapValue.Of(
                ("state", isDone ? "deployed" : revision > 1 ? "pending-upgrade" : "pending-install"),
                ("revision", revision),
                ("releaseDescription", revision > 1 ? "Upgrade complete" : "Install complete")),
            Status = MapValue.Of(("synced", true), ("patchesSha", wanted.Annotation(ShaKey))),
            Details = await InsideDetails.ReadAsync(managed, api, token),
            NotReady = isDone ? null : "",
            Poll = look > ShortestLook ? look : ShortestLook,
        };
    }

    private static bool IsAvailable(MapValue? deployment) =>
        deployment is not null && (deployment.At("status", "conditions")?.Items ?? []).Any(one => one["type"]?.Text == "Available" && one["status"]?.Text == "True");

    private static string Chart(Managed managed) => managed.Asked("chart.name") is { Length: > 0 } name ? name : "chart";

    private static string Namespace(Managed managed) => managed.Asked("namespace") is { Length: > 0 } ns ? ns : managed.Object.Namespace() ?? "default";

    /// <summary>As charts name things: the release, and the chart behind it where the release's name does not say it.</summary>
    private static string Name(Managed managed)
    {
        const int Longest = 63;
        var release = managed.ExternalName ?? managed.Object.Name();
        var name = release.Contains(Chart(managed), StringComparison.Ordinal) ? release : $"{release}-{Chart(managed)}";
        return (name.Length > Longest ? name[..Longest] : name).TrimEnd('-');
    }

    private static MapValue Deployment(Managed managed)
    {
        var (release, chart, version) = (managed.ExternalName ?? managed.Object.Name(), Chart(managed), managed.Asked("chart.version") ?? "0.1.0");
        var selector = MapValue.Of(("app.kubernetes.io/instance", release), ("app.kubernetes.io/name", chart));
        var labels = selector.With("app.kubernetes.io/managed-by", "Helm").With("helm.sh/chart", $"{chart}-{version}");
        var asked = managed.Object.At("spec", "forProvider") ?? MapValue.Empty;
        var sha = Convert.ToHexStringLower(SHA256.HashData(ValueWriter.ToUtf8(asked)));
        var replicas = asked.At("values", "replicaCount") is NumberValue { AsInteger: >= 0 } count ? count : NumberValue.Of(1);
        var image = (asked.At("values", "image", "repository")?.Text ?? chart) + ":" + (asked.At("values", "image", "tag")?.Text ?? version);
        return MapValue.Of(
            ("apiVersion", "apps/v1"),
            ("kind", "Deployment"),
            ("metadata", MapValue.Of(
                ("name", Name(managed)),
                ("namespace", Namespace(managed)),
                ("labels", labels),
                ("annotations", MapValue.Of(("meta.helm.sh/release-name", release), ("meta.helm.sh/release-namespace", Namespace(managed)), (ShaKey, sha))))),
            ("spec", MapValue.Of(
                ("replicas", replicas),
                ("selector", MapValue.Of(("matchLabels", selector))),
                ("template", MapValue.Of(
                    ("metadata", MapValue.Of(("labels", labels))),
                    ("spec", MapValue.Of(("containers", new ListValue([MapValue.Of(("name", chart), ("image", image))])))))))));
    }
}
