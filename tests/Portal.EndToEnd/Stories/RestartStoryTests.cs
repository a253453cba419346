using Portal.Testing;

namespace Portal.EndToEnd.Stories;

/// <summary>
/// The same stories with the sandbox running alone, reached by a kubeconfig as any cluster would be, and the portal killed between Apply and
/// Ready: the order goes on in the cluster, and the page that was open comes back by itself.
/// </summary>
public sealed class RestartStoryTests(Chromium chromium) : IAsyncLifetime
{
    private const string Address = "http://127.0.0.1:5165/";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-restart-");
    private PortalProcess? _sandbox;
    private PortalProcess? _portal;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string KubeConfig => Path.Combine(_folder.FullName, "kubeconfig");

    public async ValueTask InitializeAsync()
    {
        _sandbox = PortalProcess.Start("Portal.Sandbox", ["--urls", "https://127.0.0.1:6561", "--kubeconfig", KubeConfig, "--seed", "demo"]);
        await _sandbox.SaysAsync("Sandbox: ", Cancellation);
        await StartPortalAsync();
    }

    [Fact]
    public async Task DemoOffering_PortalKilledBetweenApplyAndReady()
    {
        const string Claim = "platform.example.org/postgresqlinstances/team-a/ledger-db";
        await using var visit = await chromium.VisitAsync(new Uri(Address));
        var admin = new Person(visit);

        await visit.SignInAsync("admin", "/create");
        await admin.OpenOfferingAsync("PostgreSQL database");
        await visit.Field("metadata.name").FillAsync("ledger-db");
        await visit.ChooseAsync("metadata.namespace", "team-a");
        await visit.Field("spec.parameters.size").GetByLabel("small").CheckAsync();
        await visit.Field("spec.parameters.storageGB").FillAsync("50");
        await admin.ReviewAsync();
        await admin.ApplyAsync();
        await RestartAsync(visit);

        await admin.SeesHealthAsync(Claim, "Ready");
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task Seed_PortalKilledBetweenApplyAndReady()
    {
        const string Composite = "database.example.com/xpostgresqlinstances/_/my-app-db";
        await using var visit = await chromium.VisitAsync(new Uri(Address));
        var admin = new Person(visit);

        await visit.SignInAsync("admin", "/create");
        await admin.OpenOfferingAsync("Provision AWS RDS PostgreSQL instances");
        await visit.Field("metadata.name").FillAsync("my-app-db");
        await visit.Field("spec.parameters.storageGB").FillAsync("100");
        await visit.Field("spec.parameters.instanceClass").FillAsync("db.t3.medium");
        await admin.ReviewAsync();
        await admin.ApplyAsync();
        await RestartAsync(visit);

        await admin.SeesHealthAsync(Composite, "Ready");
        await visit.OpenAsync($"/infrastructure/{Composite}");
        await admin.ReadsAsync("publishes no credentials");
        visit.AssertNoTrouble();
    }

    public async ValueTask DisposeAsync()
    {
        await (_portal?.DisposeAsync() ?? default);
        await (_sandbox?.DisposeAsync() ?? default);
        _folder.Delete(recursive: true);
    }

    /// <summary>Kills the portal under an open page and starts it again; what the page complained of meanwhile is forgiven, what comes after is not.</summary>
    private async Task RestartAsync(Visit visit)
    {
        await _portal!.DisposeAsync();
        await visit.Page.Locator("#components-reconnect-modal[open]").WaitForAsync();
        await StartPortalAsync();
        await visit.Page.Locator("#components-reconnect-modal:not([open])").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached, Timeout = 30_000 });
        await visit.SettleAsync();
        visit.Forgive();
    }

    private async Task StartPortalAsync()
    {
        // Cookies outlive the restart because the keys do.
        _portal = PortalProcess.Start("Portal",
        [
            "--urls", Address, "--Portal:Cluster:Mode=KubeConfig", $"--Portal:Cluster:KubeConfigPath={KubeConfig}",
            "--Portal:Catalog:Locations:0:Type=file", $"--Portal:Catalog:Locations:0:Target={Path.Combine(PortalProcess.Root, "src/Portal.Sandbox/Seed/catalog")}",
            $"--Portal:KeysDirectory={Path.Combine(_folder.FullName, "keys")}",
        ]);
        await _portal.SaysAsync("Portal: ", Cancellation);
    }
}
