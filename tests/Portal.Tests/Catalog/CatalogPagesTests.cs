using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Catalog;
using Portal.Identity;
using Portal.Infrastructure;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Catalog;

/// <summary>What the pages draw, for a guest over files of the test, or over a view of the test.</summary>
public sealed class CatalogPagesTests : IAsyncDisposable
{
    private static readonly EntityRef Web = EntityRef.Parse("component:default/web")!;
    private readonly CatalogFolder _folder = new();
    private readonly BunitContext _page = new();
    private readonly CatalogSource _source;

    public CatalogPagesTests()
    {
        _folder.With("a.yaml", string.Join("\n---\n",
            CatalogFolder.Group("team-a"),
            CatalogFolder.Component("web", "system: shop, dependsOn: [component:lib]", "title: Web front, tags: [go], links: [{url: 'https://example.org', title: Docs}, {url: 'javascript:alert(1)', title: Trap}]"),
            CatalogFolder.Component("lib"),
            "apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {name: shop, title: Shop}\nspec: {owner: team-a}",
            "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: broken}\nspec: {type: x}"));
        _source = CatalogSourceTests.Source(_folder.Path);
        _page.Services.AddSingleton(new CatalogViews(_source, null!, null!));
        _page.Services.AddSingleton(TimeProvider.System);
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _source.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Table_ListsComponentsWithTheirLinks()
    {
        await _source.RefreshAsync(TestContext.Current.CancellationToken);

        var page = _page.Render<CatalogPage>();

        Assert.Equal(["Web front", "lib"], page.FindAll("tr[data-entity] th a span").Select(name => name.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal("catalog/default/component/web", page.Find("tr[data-entity='component:default/web'] th a").GetAttribute("href"));
        Assert.Equal("Shop", page.Find("tr[data-entity='component:default/web'] .column-system a span").TextContent);
        Assert.Equal(["Name", "System", "Owner", "Type", "Lifecycle", "Health", "Description", "Tags"], page.FindAll("thead th a").Select(head => head.TextContent.TrimEnd('↑')));
        Assert.Contains("2 components", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_FilterInTheAddress_IsApplied()
    {
        await _source.RefreshAsync(TestContext.Current.CancellationToken);
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo("catalog?q=front&kind=component");

        var page = _page.Render<CatalogPage>();

        Assert.Single(page.FindAll("tr[data-entity]"));
        Assert.Contains("1 of 2", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_NothingMatches_SaysSoAndOffersToClear()
    {
        await _source.RefreshAsync(TestContext.Current.CancellationToken);
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo("catalog?q=zzz&kind=component");

        var page = _page.Render<CatalogPage>();

        Assert.Contains("Nothing matches", page.Find(".empty h2").TextContent, StringComparison.Ordinal);
        Assert.Equal("catalog?kind=component", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Filters_Choice_GoesIntoTheAddress()
    {
        await _source.RefreshAsync(TestContext.Current.CancellationToken);
        var page = _page.Render<CatalogPage>();

        await page.Find("select[aria-label=Tag]").ChangeAsync(new() { Value = "go" });

        Assert.EndsWith("catalog?kind=component&tag=go", _page.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entity_Overview_ShowsFactsGraphAndSafeLinksOnly()
    {
        await _source.RefreshAsync(TestContext.Current.CancellationToken);

        var page = _page.Render<EntityPage>(with => with.Add(p => p.Namespace, "default").Add(p => p.Kind, "Component").Add(p => p.Name, "WEB"));

        Assert.Equal("Web front", page.Find("h1").TextContent);
        Assert.Equal(["Docs"], page.FindAll(".entity-links a").Select(link => link.TextContent));
        Assert.Contains("Trap", page.Find(".entity-links").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("svg a.node"), node => node.QuerySelector(".node-title")!.TextContent == "lib" && node.GetAttribute("href") == "catalog/default/component/lib");
        Assert.Contains(page.FindAll("ul.visually-hidden li"), line => line.TextContent == "Web front depends on lib");
        Assert.NotNull(page.Find("button:disabled"));
    }

    [Fact]
    public async Task Entity_Yaml_NamesFileAndLine()
    {
        await _source.RefreshAsync(TestContext.Current.CancellationToken);

        var page = _page.Render<EntityPage>(with => with.Add(p => p.Namespace, "default").Add(p => p.Kind, "component").Add(p => p.Name, "web").Add(p => p.Tab, "yaml"));

        Assert.Contains("a.yaml:6:1", page.Find(".card-head code").TextContent, StringComparison.Ordinal);
        Assert.Contains("title: Web front", page.Find("pre").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lbi", null)]
    [InlineData("web", "nonsense")]
    public async Task Entity_Unknown_IsNotFoundWithAWayOut(string name, string? tab)
    {
        await _source.RefreshAsync(TestContext.Current.CancellationToken);

        var page = _page.Render<EntityPage>(with => with.Add(p => p.Namespace, "default").Add(p => p.Kind, "component").Add(p => p.Name, name).Add(p => p.Tab, tab));

        Assert.Contains(name, page.Find(".empty h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("catalog", page.FindAll(".empty a.button")[^1].GetAttribute("href"));
    }

    [Fact]
    public void Infrastructure_ShowsTheLiveRowsWithHealthAndCause()
    {
        var view = CatalogView.Of(_folder.Read(), LiveFixture.Catalog(LiveFixture.Database(health: HealthState.Failed, cause: "quota exceeded")));
        _page.RenderTree.Add<CascadingValue<Caller>>(with => with.Add(p => p.Value, new Caller("dana", ["team-a"])));

        var page = _page.Render<EntityInfrastructure>(with => with.Add(p => p.View, view).Add(p => p.Entity, view.Find(Web)!).Add(p => p.Known, true));

        var row = page.Find("tr[data-object='platform.example.org/postgresqlinstances/team-a/orders-db']");
        Assert.Equal("Failed", row.QuerySelector("[data-health]")!.GetAttribute("data-health"));
        Assert.Contains("quota exceeded", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("infrastructure/platform.example.org/postgresqlinstances/team-a/orders-db", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Infrastructure_Empty_SaysWhatToDo()
    {
        var view = CatalogView.Of(_folder.Read(), LiveCatalog.Empty);
        _page.RenderTree.Add<CascadingValue<Caller>>(with => with.Add(p => p.Value, new Caller("dana", ["team-a"])));

        var page = _page.Render<EntityInfrastructure>(with => with.Add(p => p.View, view).Add(p => p.Entity, view.Find(Web)!).Add(p => p.Known, true));

        Assert.Contains("Nothing runs for Web front yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_LeadsToTheFormWithTheApplicationFilledIn()
    {
        _page.RenderTree.Add<CascadingValue<Caller>>(with => with.Add(p => p.Value, new Caller("dana", ["team-a"])));
        var button = _page.Render<ProvisionButton>(with => with.Add(p => p.Application, Web));

        button.Find("button").Click();

        Assert.EndsWith("create?application=component%3Adefault%2Fweb", _page.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_Page_IsRebuiltFromItsAddress()
    {
        await _source.RefreshAsync(TestContext.Current.CancellationToken);
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo("catalog-graph?root=component:default/web&depth=2&relations=dependsOn");

        var page = _page.Render<CatalogGraphPage>();

        Assert.Equal(2, page.FindAll("svg a.node").Count);
        Assert.StartsWith("catalog-graph?root=component%3Adefault%2Flib&depth=2", page.Find("svg a.node:not(.node-root)").GetAttribute("href"), StringComparison.Ordinal);
    }
}
