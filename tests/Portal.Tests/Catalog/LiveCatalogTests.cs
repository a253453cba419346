using System.Diagnostics;
using System.Net;
using System.Text;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Schema.Values;
using Portal.Testing;

namespace Portal.Tests.Catalog;

/// <summary>What is ordered in the cluster, as it appears in the catalog's API and goes again; through the whole portal and its sandbox.</summary>
public sealed class LiveCatalogTests(ITestOutputHelper output)
{
    private static readonly ResourceType Databases = new("example.org", "v1", "xdatabases", "XDatabase", false);
    private static readonly ResourceType Crds = new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);
    private static readonly ResourceType Roles = new("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false);
    private static readonly ResourceType Bindings = new("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ordered_AppearsWithItsEdgesToThoseWhoMaySeeItAndGoesWithTheObject()
    {
        await using var portal = await PortalApplication.StartAsync(Token, ("Portal:Sandbox:Seed", "none"));
        using var connection = KubeConnection.FromText(portal.KubeConfig!);
        var admin = new ResourceClient(connection, TimeProvider.System);
        await ApplyAsync(admin, new(Crds, null, "xdatabases.example.org"), Definition);
        await ApplyAsync(admin, new(Roles, null, "everything"), """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"everything"},"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}""");
        await ApplyAsync(admin, new(Bindings, null, "team-a"), """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding","metadata":{"name":"team-a"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"everything"},"subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"team-a"}]}""");
        using var dana = await SignInAsync(portal, "dana");
        using var bo = await SignInAsync(portal, "bo");
        using var guest = await SignInAsync(portal, "guest");
        await WatchedAsync(admin, dana);

        var key = new ObjectKey(Databases, null, "orders-db");
        await ApplyAsync(admin, key, """
            {"apiVersion":"example.org/v1","kind":"XDatabase","metadata":{"name":"orders-db","annotations":{
              "portal.internal/owner":"team-a","portal.internal/system":"orders","portal.internal/dependency-of":"component:default/orders-api"}}}
            """);
        var started = Stopwatch.GetTimestamp();
        await HoldsAsync(async () => await FindAsync(dana, "resource/default/orders-db") is not null, TimeSpan.FromSeconds(20), "the database is in dana's catalog", Token);
        output.WriteLine($"seen after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms");

        var found = (await FindAsync(dana, "resource/default/orders-db"))!;
        Assert.Equal("XDatabase", found.At("spec", "type")!.Text);
        Assert.Equal(["dependencyOf component:default/orders-api", "ownedBy group:default/team-a", "partOf system:default/orders"],
            found["relations"]!.Items.Select(relation => $"{relation["type"]!.Text} {relation["targetRef"]!.Text}"));
        Assert.Contains((await FindAsync(dana, "component/default/orders-api"))!["relations"]!.Items, relation => relation["targetRef"]!.Text == "resource:default/orders-db");
        Assert.Null(await FindAsync(bo, "resource/default/orders-db"));
        Assert.Null(await FindAsync(guest, "resource/default/orders-db"));
        Assert.DoesNotContain((await FindAsync(guest, "component/default/orders-api"))!["relations"]!.Items, relation => relation["targetRef"]!.Text == "resource:default/orders-db");

        await admin.DeleteAsync(key, new(), null, Token);
        await HoldsAsync(async () => await FindAsync(dana, "resource/default/orders-db") is null, TimeSpan.FromSeconds(20), "the database is gone from dana's catalog", Token);
    }

    private static async Task WatchedAsync(ResourceClient admin, HttpClient dana)
    {
        var probe = new ObjectKey(Databases, null, "probe");
        await HoldsAsync(async () => await admin.GetAsync(probe with { Name = "none" }, null, Token) is Refused, TimeSpan.FromSeconds(20), "the kind is served", Token);
        await ApplyAsync(admin, probe, """{"apiVersion":"example.org/v1","kind":"XDatabase","metadata":{"name":"probe","annotations":{"portal.internal/owner":"team-a"}}}""");
        await HoldsAsync(async () => await FindAsync(dana, "resource/default/probe") is not null, TimeSpan.FromSeconds(60), "the kind is watched", Token);
    }

    private static async Task HoldsAsync(Func<Task<bool>> holds, TimeSpan patience, string what, CancellationToken token)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(token);
        late.CancelAfter(patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            Assert.False(late.IsCancellationRequested, $"It never came that {what}");
            await tick.WaitForNextTickAsync(token);
        }
    }

    private static async Task ApplyAsync(ResourceClient admin, ObjectKey key, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        ApiOutcome? last = null;
        await HoldsAsync(
            async () => (last = await admin.ApplyAsync(key, body, new WriteOptions { FieldManager = "test", FieldValidation = FieldValidation.Ignore }, null, Token)) is Accepted,
            TimeSpan.FromSeconds(20), $"{key} is accepted: {last}", Token);
    }

    private static async Task<Value?> FindAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri($"/api/catalog/entities/by-name/{path}", UriKind.Relative), Token);
        return answer.StatusCode == HttpStatusCode.OK ? ValueReader.Parse(await answer.Content.ReadAsByteArrayAsync(Token)) : null;
    }

    private static async Task<HttpClient> SignInAsync(PortalApplication portal, string user)
    {
        var client = portal.CreateClient();
        using var form = new FormUrlEncodedContent([new("user", user)]);
        using var answer = await client.PostAsync(new Uri("/login", UriKind.Relative), form, Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"xdatabases.example.org"},"spec":{"group":"example.org","scope":"Cluster",
         "names":{"kind":"XDatabase","listKind":"XDatabaseList","plural":"xdatabases","singular":"xdatabase","categories":["composite"]},
         "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
        """;
}
