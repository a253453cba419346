using System.Net;
using System.Text.Json;
using Portal.Live;
using Portal.Testing.Circuits;
using Portal.Tests.Live;

namespace Portal.Tests.Infrastructure;

/// <summary>What bo may not see is nowhere: not in a list, a count, a search, a page or an answer's difference (threats.md rows 2, 5 to 8).</summary>
public sealed class PermissionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_SomebodyElses_IsInNoListCountOrSearch()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        await portal.Cluster.OrderAsync("reports-db", "team-b", Ct);
        var (dana, bo, lee, guest) = (await portal.SignInAsync("dana", Ct), await portal.SignInAsync("bo", Ct), await portal.SignInAsync("lee", Ct), await portal.SignInAsync("guest", Ct));

        Assert.Equal(["orders-db"], await TeamPortal.NamesAsync(dana, "", 1, Ct));
        Assert.Equal(["reports-db"], await TeamPortal.NamesAsync(bo, "", 1, Ct));
        Assert.Equal(["orders-db", "reports-db"], await TeamPortal.NamesAsync(lee, "", 2, Ct));
        Assert.Empty(await TeamPortal.NamesAsync(guest, "", 0, Ct));
        Assert.Empty(await TeamPortal.NamesAsync(bo, "?q=orders", 0, Ct));
        Assert.Empty(await TeamPortal.NamesAsync(bo, "?namespace=team-a", 0, Ct));
        var list = JsonDocument.Parse(await bo.GetAsync("api/infrastructure?owner=team-a", Ct)).RootElement;
        Assert.Equal(0, list.GetProperty("total").GetInt32());
        Assert.All(list.GetProperty("byHealth").EnumerateObject(), state => Assert.Equal(0, state.Value.GetInt32()));
    }

    [Fact]
    public async Task Api_ForbiddenAndAbsent_AnswerTheSame()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        var (dana, bo) = (await portal.SignInAsync("dana", Ct), await portal.SignInAsync("bo", Ct));
        await TeamPortal.NamesAsync(dana, "", 1, Ct);

        JsonElement Seen() => JsonDocument.Parse(dana.GetAsync("api/infrastructure/example.org/databases/team-a/orders-db", Ct).GetAwaiter().GetResult()).RootElement;
        await Portal.Testing.Eventually.HoldsAsync(() => Seen().GetProperty("parts")[0].GetProperty("parts").GetArrayLength() > 0, Ct);
        var seen = Seen();
        var (forbidden, forbiddenBody) = await AskAsync(portal, bo, "api/infrastructure/example.org/databases/team-a/orders-db");
        var (absent, absentBody) = await AskAsync(portal, bo, "api/infrastructure/example.org/databases/team-a/no-such-db");

        Assert.Equal("orders-db-db", seen.GetProperty("parts")[0].GetProperty("parts")[0].GetProperty("name").GetString());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forbidden, absent));
        Assert.Equal(WithoutTrace(absentBody), WithoutTrace(forbiddenBody));
    }

    [Fact]
    public async Task Api_HeadersThatImpersonate_ChangeNothing()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        var (dana, bo) = (await portal.SignInAsync("dana", Ct), await portal.SignInAsync("bo", Ct));
        await TeamPortal.NamesAsync(dana, "", 1, Ct);

        var (_, body) = await AskAsync(portal, bo, "api/infrastructure", ("Impersonate-User", "dana"), ("Impersonate-Group", "team-a"), ("X-Remote-User", "admin"), ("X-Remote-Group", "system:masters"), ("X-Forwarded-User", "dana"));

        Assert.Equal(0, JsonDocument.Parse(body).RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Pages_SomebodyElses_AreAsIfTheyWereNotThere()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        await portal.Cluster.OrderAsync("reports-db", "team-b", Ct);
        var (dana, bo) = (await portal.SignInAsync("dana", Ct), await portal.SignInAsync("bo", Ct));
        await using var hers = await dana.OpenAsync("infrastructure", Ct);
        await using var his = await bo.OpenAsync("infrastructure", Ct);
        await using var page = await bo.OpenAsync("infrastructure/example.org/databases/team-a/orders-db", Ct);

        await hers.SeesAsync("orders-db", Ct);
        await his.SeesAsync("reports-db", Ct);
        await page.SeesAsync("There is nothing here", Ct);
        await portal.Cluster.SetAsync(TeamCluster.Claim("orders-db"), Ct);
        await hers.SeesAsync("Ready", Ct);
        await portal.Cluster.SetAsync(TeamCluster.Claim("reports-db", "team-b"), Ct);
        await his.SeesAsync("Ready", Ct);

        Assert.DoesNotContain(his.Elements(), element => Says(element, "orders-db"));
        Assert.DoesNotContain(his.Elements(), element => Says(element, "team-a"));
    }

    [Fact]
    public async Task NamespacesInSight_AreThoseInWhichSomethingMayBeRead()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        await portal.Cluster.OrderAsync("reports-db", "team-b", Ct);
        Assert.Equal(["reports-db"], await TeamPortal.NamesAsync(await portal.SignInAsync("bo", Ct), "", 1, Ct));
        var live = (LiveCluster)portal.Application.Services.GetService(typeof(LiveCluster))!;

        var seen = await live.SeeAsync(new("bo", ["team-b"]), Ct);

        Assert.Contains("team-a", seen.Sight.Namespaces.Keys);
        Assert.Equal(["team-b"], seen.NamespacesInSight());
    }

    [Fact]
    public async Task Page_RightTakenAway_RowsGoWithinAMinute()
    {
        await using var portal = await TeamPortal.StartAsync(Ct);
        await portal.Cluster.OrderAsync("orders-db", "team-a", Ct);
        var dana = await portal.SignInAsync("dana", Ct);
        await using var page = await dana.OpenAsync("infrastructure", Ct);
        await page.SeesAsync("orders-db", Ct);

        await portal.Cluster.UnbindAsync("team-a", Ct);

        using var late = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        late.CancelAfter(TimeSpan.FromSeconds(70));
        Exception? waiting = null;
        for (var tries = 0; tries < 3; tries++)
        {
            waiting = await Record.ExceptionAsync(() => page.SeesAsync("Nothing runs here yet", late.Token));
            if (waiting is null)
            {
                break;
            }
        }

        Assert.Null(waiting);
    }

    private static bool Says(RenderedElement element, string text) =>
        new[] { element["data-object"], element["href"], element["title"], element["value"], element.Text.ToString() }.Any(said => said?.Contains(text, StringComparison.Ordinal) == true);

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(TeamPortal portal, PortalClient client, string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = client.Cookies, AllowAutoRedirect = false }) { BaseAddress = portal.Application.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static string WithoutTrace(string body) => string.Join(',', body.Split(',').Where(part => !part.Contains("traceId", StringComparison.Ordinal)));
}
