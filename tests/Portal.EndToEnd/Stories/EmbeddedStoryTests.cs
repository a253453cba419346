using System.Text.Json;
using Microsoft.Playwright;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Stories;

/// <summary>The two stories of the main job, on the embedded sandbox: from sign-in to a bound Deployment, and the customer's own example.</summary>
public sealed class EmbeddedStoryTests(Chromium chromium, DemoPortal demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DemoOffering_FromSignInToTheBoundDeployment()
    {
        const string Name = "ledger-db";
        const string Claim = $"platform.example.org/postgresqlinstances/team-a/{Name}";
        await using var visit = await chromium.VisitAsync(demo.Portal.Address);
        var dana = new Person(visit);

        await visit.SignInAsync("dana", "/catalog");
        await visit.PictureAsync("catalog");
        await dana.ProvisionForAsync("/catalog/default/component/orders-api", "PostgreSQL database");
        await visit.Field("metadata.name").FillAsync(Name);
        await visit.Field("spec.parameters.size").GetByLabel("small").CheckAsync();
        await visit.Field("spec.parameters.storageGB").FillAsync("50");
        await dana.ReviewAsync();
        await visit.PictureAsync("review");
        await dana.ApplyAsync();
        await dana.SeesHealthAsync(Claim, "Ready");
        await dana.ReadsAsync($"{Name} is ready");
        await visit.PictureAsync("order");

        await visit.OpenAsync("/catalog/default/component/orders-api/infrastructure");
        await dana.SeesHealthAsync(Claim, "Ready");
        await BindAsync(dana, Claim, Name);
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task TeamLead_SeesItInTheTeamsList_AndTheOtherTeamDoesNot()
    {
        const string Claim = "platform.example.org/postgresqlinstances/team-a/orders-db";
        await using var lead = await chromium.VisitAsync(demo.Portal.Address);
        await using var other = await chromium.VisitAsync(demo.Portal.Address);

        await lead.SignInAsync("lee", "/infrastructure");
        await Expect(lead.Object(Claim)).ToBeVisibleAsync();
        await other.SignInAsync("bo", "/infrastructure");
        await Expect(other.Page.Locator("[data-object]").First).ToBeVisibleAsync();

        await Expect(other.Page.Locator($"[data-object='{Claim}']")).ToHaveCountAsync(0);
        await other.OpenAsync("/search?q=orders-db");
        await Expect(other.Page.Locator($"[data-object='{Claim}']")).ToHaveCountAsync(0);
        lead.AssertNoTrouble();
        other.AssertNoTrouble();
    }

    [Fact]
    public async Task Seed_FromSignInToReady_AndThePageSaysThatItPublishesNoCredentials()
    {
        const string Name = "my-app-db";
        const string Composite = $"database.example.com/xpostgresqlinstances/_/{Name}";
        await using var visit = await chromium.VisitAsync(demo.Portal.Address);
        var dana = new Person(visit);

        await visit.SignInAsync("dana", "/create");
        await dana.OpenOfferingAsync("Provision AWS RDS PostgreSQL instances");
        await visit.Field("metadata.name").FillAsync(Name);
        await visit.Field("spec.parameters.storageGB").FillAsync("100");
        await visit.Field("spec.parameters.instanceClass").FillAsync("db.t3.medium");
        await dana.ReviewAsync();
        await dana.ApplyAsync();
        await dana.SeesHealthAsync(Composite, "Ready");

        await visit.OpenAsync($"/infrastructure/{Composite}");
        await dana.ReadsAsync("publishes no credentials");
        visit.AssertNoTrouble();
        await AssertSpecAsync(Name);
    }

    /// <summary>Reveals, binds, and finds the reference in the Deployment.</summary>
    private async Task BindAsync(Person person, string claim, string name)
    {
        var visit = person.Visit;
        await visit.OpenAsync($"/infrastructure/{claim}");
        await visit.Button("Reveal").ClickAsync();
        await Expect(visit.Page.Locator("[data-secret]:not(:empty)").First).ToBeVisibleAsync();
        await visit.Button("Bind").First.ClickAsync();
        var deployment = visit.Page.GetByLabel("Deployment", new() { Exact = true });
        await deployment.SelectOptionAsync(new SelectOptionValue { Label = "orders-api" });
        await Expect(visit.Button("Bind").Last).ToBeEnabledAsync();
        await visit.Button("Bind").Last.ClickAsync();
        await Expect(visit.Button("Unbind").First).ToBeVisibleAsync();
        using var connection = KubeConnection.FromText(demo.Portal.KubeConfig!);
        var found = await new ResourceClient(connection, TimeProvider.System).GetAsync(
            new(new("apps", "v1", "deployments", "Deployment", true), "team-a", "orders-api"), null, Cancellation);
        var text = Assert.IsType<Accepted>(found).Body.GetProperty("spec").GetProperty("template").GetRawText();
        Assert.Contains("secretKeyRef", text, StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    /// <summary>What was created is the seed's own manifest and nothing more but the portal's annotations and its label.</summary>
    private async Task AssertSpecAsync(string name)
    {
        using var connection = KubeConnection.FromText(demo.Portal.KubeConfig!);
        var found = await new ResourceClient(connection, TimeProvider.System).GetAsync(
            new(new ResourceType("database.example.com", "v1alpha1", "xpostgresqlinstances", "XPostgreSQLInstance", false), null, name), null, Cancellation);
        var body = Assert.IsType<Accepted>(found).Body;
        Assert.Equal("""{"storageGB":100,"instanceClass":"db.t3.medium"}""", Parameters(body));
        Assert.All(Keys(body, "annotations"), key => Assert.True(key.StartsWith("portal.internal/", StringComparison.Ordinal) || key.Contains("crossplane.io/", StringComparison.Ordinal), key));
        Assert.All(Keys(body, "labels"), key => Assert.True(key == "app.kubernetes.io/managed-by" || key.StartsWith("crossplane.io/", StringComparison.Ordinal), key));
    }

    private static string Parameters(JsonElement body)
    {
        var parameters = body.GetProperty("spec").GetProperty("parameters");
        return $$"""{"storageGB":{{parameters.GetProperty("storageGB").GetRawText()}},"instanceClass":{{parameters.GetProperty("instanceClass").GetRawText()}}}""";
    }

    private static IEnumerable<string> Keys(JsonElement body, string map) =>
        body.GetProperty("metadata").TryGetProperty(map, out var found) ? found.EnumerateObject().Select(one => one.Name) : [];
}
