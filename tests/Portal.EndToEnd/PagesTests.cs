using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Every page, in both themes, as a person and as a guest: nothing that axe finds serious, no console error, no request to another host.</summary>
public sealed class PagesTests(Chromium chromium, DemoPortal demo)
{
    public static IReadOnlyList<string> Signed { get; } = ["/", "/settings", "/notifications", "/search?q=a", "/search"];

    public static TheoryData<ColorScheme> Themes => [ColorScheme.Light, ColorScheme.Dark];

    [Theory]
    [MemberData(nameof(Themes))]
    public async Task SignedIn_EveryPageIsAccessibleAndQuiet(ColorScheme theme)
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address, theme);
        await visit.SignInAsync("lee");

        await AssertPagesAsync(visit, Signed);
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
