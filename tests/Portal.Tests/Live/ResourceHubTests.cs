using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Portal.Infrastructure;
using Portal.Live;

namespace Portal.Tests.Live;

public sealed class ResourceHubTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Follow_SignedIn_SendsWhatThereIsThenWhatChanges(bool messagePack)
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        var dana = await portal.SignInAsync("dana", Ct);
        await TeamPortal.NamesAsync(dana, "", 1, Ct);
        await using var hub = portal.Hub(dana.Cookies, messagePack: messagePack);
        await hub.StartAsync(Ct);
        await using var changes = hub.StreamAsync<ResourceChange>("Follow", new ResourceQuery { Kind = "databases.example.org" }, Ct).GetAsyncEnumerator(Ct);

        var first = await NextAsync(changes);
        var synced = await NextAsync(changes);
        await portal.Cluster.SetAsync(TeamCluster.Claim("orders-db"), Ct);
        var ready = await UntilAsync(changes, change => change.Resource?.Health == "Ready");
        await portal.Cluster.OrderAsync("second-db", "team-a", Ct);
        var second = await UntilAsync(changes, change => change.Type == "Added");
        await portal.Cluster.DeleteAsync(TeamCluster.Claim("orders-db"), Ct);
        var gone = await UntilAsync(changes, change => change.Type == "Removed");

        Assert.Equal(("Added", "example.org/databases/team-a/orders-db", "Database", "team-a"), (first.Type, first.Object, first.Resource!.Kind, first.Resource.Owner));
        Assert.Equal("Synced", synced.Type);
        Assert.Equal("example.org/databases/team-a/orders-db", ready.Object);
        Assert.Equal("second-db", second.Resource!.Name);
        Assert.Equal("example.org/databases/team-a/orders-db", gone.Object);
    }

    [Fact]
    public async Task Follow_SomebodyElses_IsNotThere()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        await portal.Cluster.OrderAsync("reports-db", "team-b", Ct);
        var bo = await portal.SignInAsync("bo", Ct);
        await TeamPortal.NamesAsync(bo, "", 1, Ct);
        await using var hub = portal.Hub(bo.Cookies);
        await hub.StartAsync(Ct);
        await using var changes = hub.StreamAsync<ResourceChange>("Follow", new ResourceQuery { Show = "all" }, Ct).GetAsyncEnumerator(Ct);

        var before = new List<ResourceChange> { await NextAsync(changes), await NextAsync(changes) };
        await portal.Cluster.OrderAsync("secret-db", "team-a", Ct);
        await portal.Cluster.OrderAsync("other-db", "team-b", Ct);
        var after = await NextAsync(changes);

        Assert.Equal(["reports-db", null], before.Select(change => change.Resource?.Name));
        Assert.Equal("other-db", after.Resource!.Name);
    }

    [Fact]
    public async Task Follow_SignedOut_Ends()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        var dana = await portal.SignInAsync("dana", Ct);
        await using var hub = portal.Hub(dana.Cookies);
        await hub.StartAsync(Ct);
        await using var changes = hub.StreamAsync<ResourceChange>("Follow", new ResourceQuery(), Ct).GetAsyncEnumerator(Ct);
        Assert.Equal("Synced", (await NextAsync(changes)).Type);

        using var http = new HttpClient(new HttpClientHandler { CookieContainer = dana.Cookies, AllowAutoRedirect = false }) { BaseAddress = portal.Application.Address };
        using var left = await http.PostAsync("logout", null, Ct);

        var ended = await Assert.ThrowsAsync<HubException>(() => NextAsync(changes));
        Assert.Contains("sign-in has ended", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_Guest_IsToldToSignIn()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        var guest = await portal.SignInAsync("guest", Ct);
        await using var hub = portal.Hub(guest.Cookies);
        await hub.StartAsync(Ct);
        await using var changes = hub.StreamAsync<ResourceChange>("Follow", new ResourceQuery(), Ct).GetAsyncEnumerator(Ct);

        var refused = await Assert.ThrowsAsync<HubException>(() => NextAsync(changes));
        Assert.Contains("Sign in first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NobodyOrAnotherSite_IsRefused()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        var dana = await portal.SignInAsync("dana", Ct);
        await using var nobody = portal.Hub();
        await using var wrong = portal.Hub(token: "no-such-token");
        await using var foreign = portal.Hub(dana.Cookies, origin: "https://evil.example");

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(() => nobody.StartAsync(Ct))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(() => wrong.StartAsync(Ct))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<HttpRequestException>(() => foreign.StartAsync(Ct))).StatusCode);
    }

    internal static async Task<ResourceChange> NextAsync(IAsyncEnumerator<ResourceChange> changes) =>
        await changes.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Ct) ? changes.Current : throw new InvalidOperationException("The stream ended.");

    internal static async Task<ResourceChange> UntilAsync(IAsyncEnumerator<ResourceChange> changes, Func<ResourceChange, bool> wanted)
    {
        while (true)
        {
            if (await NextAsync(changes) is var change && wanted(change))
            {
                return change;
            }
        }
    }
}
