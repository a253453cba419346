using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd;

/// <summary>What stands around every page.</summary>
public sealed class ShellTests(Chromium chromium, DemoPortal demo)
{
    [Fact]
    public async Task SignIn_ReturnsToThePageThatWasAskedFor_AndSignOutLeaves()
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address);

        await visit.Page.GotoAsync("settings");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/login"));
        await visit.Button("Sign in as dana").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Uri(demo.Portal.Address, "settings").ToString());
        await Expect(visit.Heading).ToHaveTextAsync("Settings");
        await visit.Button("Sign out").ClickAsync();

        await Expect(visit.Button("Continue as guest")).ToBeVisibleAsync();
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task NotFound_KeepsTheShellAndSays404()
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address);
        await visit.SignInAsync("dana");

        var answer = await visit.Page.GotoAsync("nothing/of/that/name");

        Assert.Equal(404, answer!.Status);
        await Expect(visit.Heading).ToHaveTextAsync("There is nothing here");
        await Expect(visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
        visit.Forgive("404");
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task Keys_SlashFocusesTheSearch_AndControlKOpensThePalette()
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address);
        await visit.SignInAsync("dana", "/settings");

        await visit.Page.Keyboard.PressAsync("/");
        await Expect(visit.Page.Locator("#portal-search")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Expect(visit.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("notif");
        await Expect(visit.Page.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("Notifications");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Heading).ToHaveTextAsync("Notifications");
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task Theme_IsDrawnByTheServer_SoThatNothingFlashes()
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address);
        await visit.SignInAsync("dana", "/settings");

        await visit.Page.GetByLabel("Dark", new() { Exact = true }).CheckAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var answer = await visit.Page.ReloadAsync();

        Assert.Contains("data-theme=\"dark\"", await answer!.TextAsync(), StringComparison.Ordinal);
        await Expect(visit.Page.GetByLabel("Dark", new() { Exact = true })).ToBeCheckedAsync();
        visit.AssertNoTrouble();
    }

    [Fact]
    public async Task Narrow_NothingIsWiderThanThePhone()
    {
        await using var visit = await chromium.VisitAsync(demo.Portal.Address, width: 400);
        await visit.SignInAsync("dana");

        foreach (var page in PagesTests.Signed)
        {
            await visit.OpenAsync(page);
            Assert.True(await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 400, $"{page} is wider than 400 px");
        }

        visit.AssertNoTrouble();
    }
}
