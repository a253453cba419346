using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Every page, in both themes, as a person and as a guest: nothing that axe finds serious, no console error, no request to another host.</summary>
public sealed class PagesTests(Chromium chromium, DemoPortal demo)
{
    public static IReadOnlyList<string> Signed { get; } = 
    [
        "/", "/catalog", "/catalog?kind=all&q=orders", "/catalog/default/component/orders-api", "/catalog/default/component/orders-api/infrastructure", "/catalog-graph",
        "/create", "/create/templates/default/postgresql-database", "/create/tasks", "/infrastructure", "/infrastructure/platform.example.org/postgresqlinstances/team-a/orders-db",
        "/platform", "/search?q=orders", "/search", "/notifications", "/settings",
    ];

    private static readonly string[] Open = ["/catalog", "/catalog/default/component/orders-api", "/search?q=orders", "/create", "/infrastructure"];

    public static TheoryData<ColorScheme> Themes => [ColorScheme.Light, ColorScheme.Dark];

    [Theory]
    [MemberData(nameof(Themes))]
    public async Task SignedIn_EveryPageIsAccessibleAndQuiet(ColorScheme theme)
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address, theme);
        await visit.SignInAsync("pat");

        await AssertPagesAsync(visit, Signed);
    }

    [Fact]
    public async Task Guest_EveryPageIsAccessibleAndQuiet()
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address);
        await visit.SignInAsync("guest", "/catalog");

        await AssertPagesAsync(visit, Open);
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public async Task SignInPage_IsAccessibleAndQuiet(ColorScheme theme)
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address, theme);

        await AssertPagesAsync(visit, ["/login", "/error"]);
    }

    private static async Task AssertPagesAsync(Visit visit, IEnumerable<string> pages)
    {
        var found = new List<string>();
        foreach (var page in pages)
        {
            await visit.OpenAsync(page);
            found.AddRange(await visit.AxeAsync());
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        visit.AssertNoTrouble();
    }
}
