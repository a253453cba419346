using Portal.Testing.Wire;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd;

/// <summary>The connection of an open page is cut and given back.</summary>
public sealed class ReconnectTests(Chromium chromium, DemoPortal demo)
{
    [Fact]
    public async Task Cut_TheDialogCountsDown_AndThePageGoesOnWhereItWas()
    {
        await using var wire = FaultProxy.Before(demo.Portal.Address);
        await using var visit = await chromium.VisitAsync(wire.Url);
        await visit.SignInAsync("dana", "/settings");
        var dialog = visit.Page.Locator("#components-reconnect-modal");
        await visit.Page.Locator("#portal-search").FillAsync("half a word");

        wire.Refuse();
        wire.Cut();
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(dialog).ToContainTextAsync("The connection was lost.");
        await Expect(dialog).ToContainTextAsync("Next try in");
        wire.Admit();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#portal-search")).ToHaveValueAsync("half a word");
        visit.Forgive();
        await visit.Page.GetByLabel("Compact", new() { Exact = true }).CheckAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        visit.AssertNoTrouble();
    }
}
