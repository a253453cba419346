using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Install;

/// <summary>Crossplane's own kinds and its namespace; every sandbox has them.</summary>
internal sealed class CrossplaneSeed : ISeed
{
    public const string Namespace = "crossplane-system";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public async Task PlantAsync(ILocalApi api, CancellationToken token)
    {
        await api.CreateAsync(MapValue.Of(("apiVersion", "v1"), ("kind", "Namespace"), ("metadata", MapValue.Of(("name", Namespace)))), token);
        await PlantKindsAsync([.. EmbeddedYaml.List("Crossplane/Install/kinds.yaml"), .. EmbeddedYaml.List("Providers/config-kinds.yaml")], api, token);
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
}
