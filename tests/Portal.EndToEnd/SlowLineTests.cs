using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd;

/// <summary>What a person types stays as they typed it, however late the portal answers.</summary>
public sealed class SlowLineTests(Chromium chromium, DemoPortal demo)
{
    private const string Words = "orders-api of the shop";
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(120);

    [Theory]
    [InlineData("/catalog", "Search in the catalog")]
    [InlineData("/infrastructure", "Filter by words")]
    [InlineData("/create", "Search offerings")]
    public async Task Typing_InASearchBox_LosesNoLetter(string path, string label)
    {
        await using var visit = await SlowVisitAsync(path);

        await TypeAsync(visit, visit.Page.GetByLabel(label, new() { Exact = true }));
    }

    [Fact]
    public async Task Typing_InThePalette_LosesNoLetter()
    {
        await using var visit = await SlowVisitAsync("/settings");
        await visit.Page.Keyboard.PressAsync("Control+k");

        await TypeAsync(visit, visit.Page.GetByRole(AriaRole.Combobox));
    }

    private async Task<Visit> SlowVisitAsync(string path)
    {
        var visit = await chromium.VisitAsync(demo.Portal.Address);
        await SlowLine.PutAsync(visit.Page, Latency);
        await visit.SignInAsync("dana", path);
        return visit;
    }

    private static async Task TypeAsync(Visit visit, ILocator box)
    {
        await box.FocusAsync();
        await visit.Page.Keyboard.TypeAsync(Words, new() { Delay = 40 });
        // Longer than the letters' answers need to come back.
        await Task.Delay(Latency * 8);

        await Expect(box).ToHaveValueAsync(Words);
    }
}
