using Portal.Sandbox.Crossplane;
using Portal.Sandbox.Crossplane.Control;
using Portal.Sandbox.Crossplane.Definitions;
using Portal.Sandbox.Crossplane.Install;
using Portal.Sandbox.Providers.Cloud;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Seed;

/// <summary>
/// The demo: teams with their rights, offerings, applications and infrastructure that already runs. After a restart
/// with kept state it mends the platform's part and leaves applications and infrastructure as people left them.
/// </summary>
internal sealed class DemoSeed(CrossplaneManner manner) : ISeed
{
    /// <summary>From this file on the demo belongs to its people: what they deleted does not come back.</summary>
    private const string FirstOfTheirs = "Seed/demo/50";

    private const string Marker = "portal-demo-was-planted";
    private const string PauseKey = "sandbox.portal.internal/then-pause";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HashSet<(string Group, string Kind)> _tooNew = [];

    public async Task PlantAsync(ILocalApi api, CancellationToken token)
    {
        await CrossplaneSeed.PlantKindsAsync(KindBook.Entries, api, token);
        var wasPlanted = (await api.GetAsync("v1", "ConfigMap", CrossplaneSeed.Namespace, Marker, token)).Ok;
        foreach (var path in EmbeddedYaml.Below("Seed/demo").Where(path => !wasPlanted || string.CompareOrdinal(path, FirstOfTheirs) < 0))
        {
            foreach (var document in EmbeddedYaml.Documents(path).Cast<MapValue>().Where(document => !IsTooNew(document)))
            {
                await PlantAsync(document, api.As("portal-demo"), token);
            }
        }

        await api.CreateAsync(MapValue.Of(("apiVersion", "v1"), ("kind", "ConfigMap"), ("metadata", MapValue.Of(("name", Marker), ("namespace", CrossplaneSeed.Namespace)))), token);
    }

    /// <summary>Crossplane 1.20 knows no XRD of v2: what such an XRD defines stays out of its demo.</summary>
    private bool IsTooNew(MapValue document)
    {
        if (manner != CrossplaneManner.One)
        {
            return false;
        }

        if (document.ApiVersion() == Definition.ApiGroup + "/v2")
        {
            return _tooNew.Add((document.Text("spec", "group"), document.Text("spec", "names", "kind")));
        }

        var type = document.At("spec", "compositeTypeRef") ?? document;
        return _tooNew.Contains((Kinds.GroupOf(type.Text("apiVersion")), type.Text("kind")));
    }

    private static async Task PlantAsync(MapValue document, ILocalApi api, CancellationToken token)
    {
        await UntilAsync(() => Task.FromResult(api.Serves(document.ApiVersion(), document.Kind())), token);
        var made = await api.CreateAsync(document, token);
        if (!made.Ok)
        {
            return;
        }

        if (document["status"] is { } status)
        {
            await api.UpdateStatusAsync(made.Body!.With("status", status), token);
        }

        if (document.Annotation(PauseKey) is not null)
        {
            await PauseWhenReadyAsync(document, api, token);
        }
    }

    private static async Task PauseWhenReadyAsync(MapValue document, ILocalApi api, CancellationToken token)
    {
        async Task<MapValue?> GetAsync() => (await api.GetAsync(document.ApiVersion(), document.Kind(), document.Namespace(), document.Name(), token)).Taken();

        await UntilAsync(async () => await GetAsync() is { } found && Conditions.IsTrue(found, "Ready"), token);
        for (var tries = 0; tries < 5; tries++)
        {
            if (await GetAsync() is { } found && (await api.UpdateAsync(found.WithAnnotation("crossplane.io/paused", "true"), token)).Ok)
            {
                return;
            }
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken token)
    {
        for (var waited = TimeSpan.Zero; waited < Patience && !await holds(); waited += Pause)
        {
            await Task.Delay(Pause, token);
        }
    }
}
