using System.Text;
using Microsoft.Playwright;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd;

/// <summary>What somebody else does to the cluster, on a page that is open: it appears, and what the person may not read does not.</summary>
public sealed class LivePageTests(Chromium chromium, DemoPortal demo)
{
    private static readonly ResourceType Databases = new("platform.example.org", "v1alpha1", "postgresqlinstances", "PostgreSQLInstance", true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppliedByKubectl_AppearsOnTheOpenList_AndOfTheOtherTeamDoesNot()
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address);
        await visit.SignInAsync("dana", "/infrastructure");
        using var connection = KubeConnection.FromText(demo.Portal.KubeConfig!);
        var admin = new ResourceClient(connection, TimeProvider.System);

        await CreateAsync(admin, "team-b", "theirs-db");
        await CreateAsync(admin, "team-a", "by-kubectl-db");

        await Expect(visit.Page.Locator("[data-object='platform.example.org/postgresqlinstances/team-a/by-kubectl-db']").Or(visit.Page.GetByText("1 new")).First).ToBeVisibleAsync();
        await visit.OpenAsync("/infrastructure");
        await Expect(visit.Object("platform.example.org/postgresqlinstances/team-a/by-kubectl-db")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-object='platform.example.org/postgresqlinstances/team-b/theirs-db']")).ToHaveCountAsync(0);
        visit.AssertNoTrouble();
    }

    private static async Task CreateAsync(ResourceClient admin, string ns, string name)
    {
        var body = $$$"""
            {"apiVersion":"platform.example.org/v1alpha1","kind":"PostgreSQLInstance","metadata":{"name":"{{{name}}}"},"spec":{"parameters":{"size":"small","storageGB":20 } } }
            """;
        var outcome = await admin.CreateAsync(Databases, ns, Encoding.UTF8.GetBytes(body), WriteOptions.Default, null, Cancellation);
        Assert.IsType<Accepted>(outcome);
    }
}
