using Portal.Catalog;
using Portal.Identity;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Tests.Catalog;

public sealed class CatalogViewTests : IDisposable
{
    private static readonly EntityRef Web = EntityRef.Parse("component:default/web")!;
    private static readonly EntityRef OrdersDb = EntityRef.Parse("resource:team-a/orders-db")!;
    private readonly CatalogFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_OrderedThing_IsAResourceWithOwnerSystemAndEdge()
    {
        var view = CatalogView.Of(Files(), LiveFixture.Catalog(LiveFixture.Database()));

        var database = view.Find(OrdersDb)!;
        Assert.Equal(("Resource", "PostgreSQLInstance"), (database.Kind, database.Type));
        Assert.Equal("group:default/team-a", view.OwnerOf(OrdersDb)!.Text);
        Assert.Equal("system:default/shop", view.SystemOf(OrdersDb)!.Text);
        Assert.Contains(OrdersDb, view.Related(Web, RelationTypes.DependsOn));
        Assert.Contains(Web, view.Related(OrdersDb, RelationTypes.DependencyOf));
        Assert.Contains(database, view.Entities);
    }

    [Fact]
    public void Of_ThingDeleted_TakesTheEdgeWithIt()
    {
        var files = Files();

        Assert.DoesNotContain(OrdersDb, CatalogView.Of(files, LiveCatalog.Empty).Related(Web, RelationTypes.DependsOn));
    }

    [Fact]
    public void HealthOf_ApplicationWithAFailedDatabase_IsFailedWithItsNameAndCause()
    {
        var view = CatalogView.Of(Files(), LiveFixture.Catalog(LiveFixture.Database(), LiveFixture.Database("second-db", health: HealthState.Failed, cause: "quota exceeded")));

        Assert.Equal(new EntityHealth(HealthState.Failed, "second-db: quota exceeded"), view.HealthOf(Web));
        Assert.Equal(HealthState.Failed, view.HealthOf(EntityRef.Parse("system:shop")!)!.State);
        Assert.Null(view.HealthOf(EntityRef.Parse("component:lonely")!));
    }

    [Fact]
    public void HealthOf_ComponentWithSelector_CountsItsWorkloads()
    {
        var labels = StringMap.Of(("app", "lonely"));
        var workload = new LiveWorkload(new(LiveFixture.Deployment, "team-a", "lonely"), labels, HealthState.Progressing, "1 of 2 ready", null);
        var view = CatalogView.Of(Files(), new(new([]), new([workload]), true));

        Assert.Equal(new EntityHealth(HealthState.Progressing, "lonely: 1 of 2 ready"), view.HealthOf(EntityRef.Parse("component:lonely")!));
    }

    [Fact]
    public void Of_SameReferenceInFileAndCluster_FileCountsAndKeepsTheHealth()
    {
        _folder.With("db.yaml", """
            apiVersion: backstage.io/v1alpha1
            kind: Resource
            metadata: {name: orders-db, namespace: team-a, title: By hand}
            spec: {type: database, owner: team-a}
            """);
        var view = CatalogView.Of(Files(), LiveFixture.Catalog(LiveFixture.Database(health: HealthState.Failed)));

        Assert.Equal("By hand", view.Find(OrdersDb)!.Title);
        Assert.Equal(HealthState.Failed, view.HealthOf(OrdersDb)!.State);
        Assert.Single(view.Entities, entity => entity.Ref == OrdersDb);
    }

    [Fact]
    public void Document_CommonAnnotationsOfOthers_AreUnderstood()
    {
        var found = LiveFixture.Object("cache", annotations:
        [
            ("terasky.backstage.io/title", "The cache"), ("terasky.backstage.io/system", "shop"), ("terasky.backstage.io/dependsOn", "component:default/web, resource:other/db"),
        ]);

        var entity = LiveFixture.Entity(found).Entity;

        Assert.Equal(("The cache", "system:default/shop"), (entity.Title, entity.Spec["system"]?.Text));
        Assert.Equal(["component:default/web", "resource:other/db"], entity.Spec["dependsOn"]!.Items.Select(item => item.Text));
    }

    [Fact]
    public void Listing_Filters_CountTheOtherFilters()
    {
        var view = CatalogView.Of(Files(), LiveFixture.Catalog(LiveFixture.Database()));

        var listing = CatalogListing.Of(view, new() { Owner = "group:default/team-a" }, Caller.Guest);

        Assert.Equal(["web"], listing.Rows.Select(row => row.Entity.Name));
        Assert.Equal(2, listing.OfKind);
        Assert.Equal([("group:default/team-a", 1), ("group:default/team-b", 1)], listing.Owners.Select(value => (value.Value, value.Count)));
        Assert.Equal(1, listing.Kinds.Single(kind => kind.Value == "Resource").Count);
    }

    [Fact]
    public void Listing_OwnedByMe_IsWhatTheGroupsOwn()
    {
        var view = CatalogView.Of(Files(), LiveCatalog.Empty);

        var mine = CatalogListing.Of(view, new() { Mine = true }, new("bo", ["team-b"]));

        Assert.Equal(["lonely"], mine.Rows.Select(row => row.Entity.Name));
    }

    [Theory]
    [InlineData("name", "lonely,web")]
    [InlineData("-name", "web,lonely")]
    [InlineData("health", "web,lonely")]
    [InlineData("system", "web,lonely")]
    public void Listing_Sorts(string sort, string expected)
    {
        var view = CatalogView.Of(Files(), LiveFixture.Catalog(LiveFixture.Database()));

        Assert.Equal(expected, string.Join(',', CatalogListing.Of(view, new() { Sort = sort }, Caller.Guest).Rows.Select(row => row.Entity.Name)));
    }

    [Fact]
    public void Query_Address_HoldsEverything()
    {
        var query = new CatalogQuery { Kind = "API", Owner = "group:default/a", Tag = "c#", Text = "a b", Mine = true, Sort = "-owner" };

        Assert.Equal("catalog?kind=api&owner=group%3Adefault%2Fa&tag=c%23&mine=true&q=a%20b&sort=-owner", query.Url);
        Assert.Equal("catalog?kind=api&sort=-owner", query.Cleared.Url.Replace("kind=API", "kind=api", StringComparison.Ordinal));
    }

    [Fact]
    public void Graph_PutsWhatIsNeededOnTheRightAndWhoNeedsItOnTheLeft()
    {
        var view = CatalogView.Of(Files(), LiveFixture.Catalog(LiveFixture.Database()));

        var layout = GraphLayout.Of(view, GraphQuery.Around(OrdersDb));

        Assert.Equal(-1, layout.Nodes.Single(node => node.Entity == Web).Column);
        Assert.Equal(1, layout.Nodes.Single(node => node.Entity?.Kind == "group").Column);
        Assert.Contains(layout.Edges, edge => edge.From == Web && edge.To == OrdersDb && edge.Words == "depends on");
        Assert.All(layout.Nodes, node => Assert.InRange(node.X + GraphNode.Width, 0, layout.Width));
    }

    [Fact]
    public void Graph_OfAVeryLargeNeighbourhood_SaysHowManyMore()
    {
        _folder.With("many.yaml", string.Join("\n---\n", Enumerable.Range(0, 300).Select(at => CatalogFolder.Component($"c-{at}", "dependsOn: [component:web]"))));

        var layout = GraphLayout.Of(CatalogView.Of(Files(), LiveCatalog.Empty), GraphQuery.Around(Web));

        Assert.Contains(layout.Nodes, node => node.Entity is null && node.Title == "289 more");
        Assert.True(layout.Nodes.Count < 20);
    }

    private CatalogIndex Files() => _folder.With("a.yaml", string.Join("\n---\n",
        CatalogFolder.Group("team-a"), CatalogFolder.Group("team-b"),
        CatalogFolder.Component("web", "system: shop"),
        CatalogFolder.Component("lonely", metadata: "annotations: {backstage.io/kubernetes-label-selector: 'app=lonely', backstage.io/kubernetes-namespace: team-a}").Replace("owner: team-a", "owner: team-b", StringComparison.Ordinal),
        """
        apiVersion: backstage.io/v1alpha1
        kind: System
        metadata: {name: shop, title: Shop}
        spec: {owner: team-a}
        """)).Read();
}
