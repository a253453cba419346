using System.Net;
using Portal.Testing;

namespace Portal.EndToEnd;

/// <summary>How the portal starts, or says why it does not.</summary>
public sealed class StartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WrongSettings_AreAllNamedByTheirKeys_AndTheExitCodeIsOne()
    {
        await using var portal = PortalProcess.Start("Portal",
        [
            "--Portal:Cluster:Mode=Nowhere", "--Portal:Sandbox:Speed=fast", "--Portal:Sandbox:Crossplane=two", "--Portal:Identity:Moode=Demo", "--Portal:PathBase=portal/", "--Portal:KnownProxies:0=banana",
            "--Portal:Catalog:Locations:0:Type=ftp",
        ]);

        Assert.Equal(1, await portal.EndsAsync(Cancellation));
        await Eventually.HoldsAsync(() => portal.Output.Contains("Locations:0", StringComparison.Ordinal), Cancellation);
        Assert.All(
            ["Portal:Cluster:Mode", "Portal:Sandbox:Speed", "Portal:Sandbox:Crossplane", "Portal:Identity:Moode", "Portal:PathBase", "Portal:KnownProxies:0", "Portal:Catalog:Locations:0"],
            key => Assert.Contains(key, portal.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DemoPeople_WithAnotherCluster_AreRefused()
    {
        await using var portal = PortalProcess.Start("Portal", ["--Portal:Cluster:Mode=KubeConfig", "--Portal:Identity:Mode=Demo"]);

        Assert.Equal(1, await portal.EndsAsync(Cancellation));
        Assert.Contains("Portal:Identity:Mode", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PathBase_EverythingLivesBelowIt()
    {
        await using var portal = await PortalApplication.StartAsync(Cancellation, ("Portal:PathBase", "/portal"), ("Portal:Sandbox:Seed", "none"));
        using var client = portal.CreateClient();

        Assert.Equal("/portal/", (await client.GetAsync("/", Cancellation)).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/login", Cancellation)).StatusCode);
        Assert.Contains("<base href=\"/portal/\"", await client.GetStringAsync("/portal/login", Cancellation), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("user", "dana"), new("returnUrl", "/portal/settings")]);
        Assert.Equal("/portal/settings", (await client.PostAsync("/portal/login", form, Cancellation)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task ForeignHostName_IsRefusedOnLoopback()
    {
        await using var portal = await PortalApplication.StartAsync(Cancellation, ("Portal:Sandbox:Seed", "none"));
        using var client = portal.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login");
        request.Headers.Host = "portal.evil.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Probes_AnswerStrangers_AndMetricsArePrometheusText()
    {
        await using var portal = await PortalApplication.StartAsync(Cancellation, ("Portal:Sandbox:Seed", "none"));
        using var client = portal.CreateClient();

        await Eventually.HoldsAsync(() => client.GetAsync("/readyz", Cancellation).GetAwaiter().GetResult().StatusCode == HttpStatusCode.OK, Cancellation);
        Assert.StartsWith("ready\ncatalog: read", await client.GetStringAsync("/readyz", Cancellation), StringComparison.Ordinal);
        Assert.Contains("# TYPE ", await client.GetStringAsync("/metrics", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_CarryTheHeadersThatTheThreatsAskFor()
    {
        await using var portal = await PortalApplication.StartAsync(Cancellation, ("Portal:Sandbox:Seed", "none"));
        using var client = portal.CreateClient();

        using var answer = await client.GetAsync("/login", Cancellation);

        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.All(
            ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "form-action 'self'"],
            rule => Assert.Contains(rule, policy, StringComparison.Ordinal));
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }
}
