using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Portal.Infrastructure;
using Portal.Live;
using Portal.Testing;
using Portal.Testing.Circuits;
using Portal.Tests.Live;

namespace Portal.Tests.Identity;

/// <summary>A portal with a kubeconfig: one person, this machine, and programs with tokens of their own.</summary>
public sealed class LocalModeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Local_OnePerson_IsTheKubeconfigsUserAndSeesEverything()
    {
        await using var cluster = await SandboxCluster.StartAsync(Ct);
        var teams = await TeamCluster.MakeAsync(cluster.Admin, Ct);
        await teams.OrderAsync("orders-db", "team-a", Ct);
        await using var portal = await StartAsync(cluster);
        using var admin = new PortalClient(portal.Address);

        var page = await admin.GetAsync("login", Ct);
        await admin.SignInAsync("admin", Ct);

        Assert.Contains("Sign in as admin", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign in as dana", page, StringComparison.Ordinal);
        Assert.Equal(["orders-db"], await TeamPortal.NamesAsync(admin, "", 1, Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => admin.SignInAsync("dana", Ct));
    }

    [Fact]
    public async Task Local_CookieOfTheDemo_IsNoSignInHere()
    {
        await using var cluster = await SandboxCluster.StartAsync(Ct);
        await using var demo = await PortalApplication.StartAsync(Ct, ("Portal:Sandbox:Seed", "none"));
        await using var local = await StartAsync(cluster);
        using var dana = new PortalClient(demo.Address);
        await dana.SignInAsync("dana", Ct);
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = local.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/infrastructure");
        request.Headers.Add("Cookie", dana.Cookies.GetCookieHeader(demo.Address));

        using var answer = await http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Local_AskedForByAnotherName_Refuses()
    {
        await using var cluster = await SandboxCluster.StartAsync(Ct);
        await using var portal = await StartAsync(cluster);
        using var http = new HttpClient { BaseAddress = portal.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "login");
        request.Headers.Host = "evil.example";

        using var answer = await http.SendAsync(request, Ct);

        Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task Token_OfAPerson_SeesWhatThatPersonSeesAndNotTheKubeconfigsUser()
    {
        await using var cluster = await SandboxCluster.StartAsync(Ct);
        var teams = await TeamCluster.MakeAsync(cluster.Admin, Ct);
        await teams.OrderAsync("orders-db", "team-a", Ct);
        await teams.OrderAsync("reports-db", "team-b", Ct);
        await using var portal = await StartAsync(cluster);
        using var http = new HttpClient { BaseAddress = portal.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", cluster.TokenFor("bo", ["team-b"]));
        var names = Array.Empty<string>();
        await Eventually.HoldsAsync(async () => (names = await NamesAsync(http)).Length > 0, Ct);

        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(portal.Address, "hubs/resources"), options =>
            options.AccessTokenProvider = () => Task.FromResult<string?>(cluster.TokenFor("bo", ["team-b"]))).AddMessagePackProtocol().Build();
        await hub.StartAsync(Ct);
        await using var changes = hub.StreamAsync<ResourceChange>("Follow", new ResourceQuery(), Ct).GetAsyncEnumerator(Ct);

        Assert.Equal(["reports-db"], names);
        Assert.Equal("reports-db", (await ResourceHubTests.NextAsync(changes)).Resource!.Name);
        Assert.Equal("Synced", (await ResourceHubTests.NextAsync(changes)).Type);
    }

    [Theory]
    [InlineData("Demo", "KubeConfig", "Portal:Identity:Mode is Demo")]
    [InlineData("Local", "Sandbox", "Portal:Identity:Mode is Local")]
    [InlineData("Oidc", "KubeConfig", "Portal:Identity:Mode is Oidc")]
    public void Check_ModeThatDoesNotFitTheCluster_IsRefusedByItsKey(string mode, string cluster, string said)
    {
        var check = new Portal.Identity.IdentityOptionsCheck(Microsoft.Extensions.Options.Options.Create(new Kubernetes.Access.ClusterOptions { Mode = Enum.Parse<Kubernetes.Access.ClusterMode>(cluster) }));

        var verdict = check.Validate(null, new() { Mode = Enum.Parse<Portal.Identity.IdentityMode>(mode) });

        Assert.Contains(said, Assert.Single(verdict.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_EndsThePagesThatAreOpen()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        var dana = await portal.SignInAsync("dana", Ct);
        await using var page = await dana.OpenAsync("infrastructure", Ct);
        await page.SeesAsync("orders-db", Ct);
        page.Forget();
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = dana.Cookies, AllowAutoRedirect = false }) { BaseAddress = portal.Application.Address };

        using var left = await http.PostAsync("logout", null, Ct);

        await page.SeesAsync("Sign in to see what runs", Ct);
    }

    [Fact]
    public async Task SignIn_Cookie_IsOutOfReachOfScriptsAndOtherSites()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        using var http = portal.Application.CreateClient();
        using var form = new FormUrlEncodedContent([new("user", "dana"), new("returnUrl", "/")]);

        using var answer = await http.PostAsync("login", form, Ct);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("portal=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string[]> NamesAsync(HttpClient http)
    {
        var list = JsonDocument.Parse(await http.GetStringAsync("api/infrastructure", Ct)).RootElement;
        return [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
    }

    private static Task<PortalApplication> StartAsync(SandboxCluster cluster) =>
        PortalApplication.StartAsync(Ct, ("Portal:Cluster:Mode", "KubeConfig"), ("Portal:Cluster:KubeConfigPath", cluster.KubeConfigPath));
}
