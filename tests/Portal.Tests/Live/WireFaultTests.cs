using Portal.Testing;
using Portal.Testing.Circuits;
using Portal.Testing.Wire;

namespace Portal.Tests.Live;

/// <summary>The wire between the portal and the cluster breaks (faults.md rows 1, 19 and 20): pages say so and catch up by themselves, and nothing is lost.</summary>
public sealed class WireFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cut_InTheMiddleOfProvisioning_LosesNothing()
    {
        await using var cluster = await SandboxCluster.StartAsync(Ct);
        await using var proxy = FaultProxy.Before(cluster.Server);
        var teams = await TeamCluster.MakeAsync(cluster.Admin, Ct);
        await using var portal = await StartAsync(cluster, proxy);
        using var admin = await SignInAsync(portal);
        await using var page = await admin.OpenAsync("infrastructure", Ct);
        await teams.OrderAsync("orders-db", "team-a", Ct);
        await page.SeesAsync("orders-db", Ct);

        proxy.Cut();
        await teams.SetAsync(TeamCluster.Claim("orders-db"), Ct);
        await teams.OrderAsync("second-db", "team-a", Ct);

        await page.SeesAsync("Ready", Ct);
        await page.SeesAsync("second-db", Ct);
        Assert.Equal(["orders-db", "second-db"], await TeamPortal.NamesAsync(admin, "", 2, Ct));
    }

    [Fact]
    public async Task Away_ThenBack_SaysTheAgeOfWhatIsShownAndCatchesUp()
    {
        await using var cluster = await SandboxCluster.StartAsync(Ct);
        await using var proxy = FaultProxy.Before(cluster.Server);
        var teams = await TeamCluster.MakeAsync(cluster.Admin, Ct);
        await teams.OrderAsync("orders-db", "team-a", Ct);
        await using var portal = await StartAsync(cluster, proxy);
        using var admin = await SignInAsync(portal);
        await using var page = await admin.OpenAsync("infrastructure", Ct);
        await page.SeesAsync("orders-db", Ct);

        proxy.Refuse();
        proxy.Cut();
        await page.SeesAsync("The control plane does not answer. What you see is as it was ", Ct);
        await teams.OrderAsync("while-away-db", "team-a", Ct);
        page.Forget();
        proxy.Admit();

        await page.SeesAsync("while-away-db", Ct);
        Assert.Equal(["orders-db", "while-away-db"], await TeamPortal.NamesAsync(admin, "", 2, Ct));
    }

    [Fact]
    public async Task AwayAtStart_ServesPagesAndRecoversAlone()
    {
        await using var cluster = await SandboxCluster.StartAsync(Ct);
        await using var proxy = FaultProxy.Before(cluster.Server);
        var teams = await TeamCluster.MakeAsync(cluster.Admin, Ct);
        await teams.OrderAsync("orders-db", "team-a", Ct);
        proxy.Refuse();
        await using var portal = await StartAsync(cluster, proxy);
        using var visitor = new PortalClient(portal.Address);

        Assert.Contains("The control plane does not answer", await visitor.GetAsync("login", Ct), StringComparison.Ordinal);
        proxy.Admit();
        using var admin = await SignInAsync(portal);

        Assert.Equal(["orders-db"], await TeamPortal.NamesAsync(admin, "", 1, Ct));
    }

    [Fact]
    public async Task TenViewers_CostNoMoreWatchesThanOne()
    {
        await using var cluster = await SandboxCluster.StartAsync(Ct);
        await using var proxy = FaultProxy.Before(cluster.Server);
        var teams = await TeamCluster.MakeAsync(cluster.Admin, Ct);
        await teams.OrderAsync("orders-db", "team-a", Ct);
        await using var portal = await StartAsync(cluster, proxy);
        using var admin = await SignInAsync(portal);
        await using var first = await admin.OpenAsync("infrastructure", Ct);
        await first.SeesAsync("orders-db", Ct);
        var cache = (Portal.Kubernetes.Cache.ClusterCache)portal.Services.GetService(typeof(Portal.Kubernetes.Cache.ClusterCache))!;
        var watched = cache.Stores.Count;

        var others = new List<Circuit>();
        for (var at = 0; at < 9; at++)
        {
            others.Add(await admin.OpenAsync("infrastructure", Ct));
            await others[at].SeesAsync("orders-db", Ct);
        }

        Assert.Equal(watched, cache.Stores.Count);
        foreach (var circuit in others)
        {
            await circuit.DisposeAsync();
        }
    }

    private static async Task<PortalClient> SignInAsync(PortalApplication portal)
    {
        var admin = new PortalClient(portal.Address);
        await Eventually.HoldsAsync(() => KnowsAdminAsync(admin), Ct);
        return admin;
    }

    /// <summary>The portal does not know its person before the control plane answers.</summary>
    private static async Task<bool> KnowsAdminAsync(PortalClient admin)
    {
        try
        {
            await admin.SignInAsync("admin", Ct);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A portal that reaches the cluster through the proxy alone.</summary>
    private static async Task<PortalApplication> StartAsync(SandboxCluster cluster, FaultProxy proxy)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-test-").FullName, "kubeconfig");
        await File.WriteAllTextAsync(file, cluster.KubeConfig.Replace(cluster.Server.ToString().TrimEnd('/'), proxy.Url.ToString().TrimEnd('/'), StringComparison.Ordinal), Ct);
        return await PortalApplication.StartAsync(Ct, ("Portal:Cluster:Mode", "KubeConfig"), ("Portal:Cluster:KubeConfigPath", file));
    }
}
