using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Install;

/// <summary>Crossplane's own kinds, as they are in the manner that was asked for, and its namespace; every sandbox has them.</summary>
internal sealed class CrossplaneSeed(CrossplaneManner manner) : ISeed
{
    public const string Namespace = "crossplane-system";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public async Task PlantAsync(ILocalApi api, CancellationToken token)
    {
        await api.CreateAsync(MapValue.Of(("apiVersion", "v1"), ("kind", "Namespace"), ("metadata", MapValue.Of(("name", Namespace)))), token);
        Value[] kinds = [.. EmbeddedYaml.List("Crossplane/Install/kinds.yaml").Where(IsServed), .. EmbeddedYaml.List("Providers/config-kinds.yaml")];
        foreach (var kind in kinds)
        {
            await RenewAsync(CompactCrd.Expand(kind), api, token);
        }

        await PlantKindsAsync(kinds, api, token);
    }

    /// <summary>Kept state may be of another manner.</summary>
    private static async Task RenewAsync(MapValue crd, ILocalApi api, CancellationToken token)
    {
        if (await api.GetAsync(crd.ApiVersion(), crd.Kind(), null, crd.Name(), token) is { Ok: true, Body: { } there })
        {
            await api.UpdateAsync(there.With("spec", crd["spec"]!), token);
        }
    }

    /// <summary>Creates the CRDs that are missing and waits until all of them are served.</summary>
    public static async Task PlantKindsAsync(IReadOnlyList<Value> kinds, ILocalApi api, CancellationToken token)
    {
        foreach (var kind in kinds)
        {
            await api.CreateAsync(CompactCrd.Expand(kind), token);
        }

        foreach (var kind in kinds)
        {
            var version = (kind["versions"]?.Items ?? ["v1beta1"])[^1];
            while (!api.Serves($"{kind["group"]!.Text}/{version.Text ?? version["name"]!.Text}", kind["kind"]!.Text!))
            {
                await Task.Delay(Pause, token);
            }
        }
    }

    private bool IsServed(Value kind) => kind["manners"] is not { } manners || manners.HasText(manner.ToString());
}
