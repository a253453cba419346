using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Stories;

/// <summary>What a person does in the stories, by the public names of design.md section 3 alone.</summary>
internal sealed partial class Person(Visit visit)
{
    private const int MostSteps = 6;

    public Visit Visit => visit;

    /// <summary>From an application's page to the form of an offering.</summary>
    public async Task ProvisionForAsync(string applicationPage, string offering)
    {
        await visit.OpenAsync(applicationPage);
        await visit.Button("Provision").First.ClickAsync();
        await OpenOfferingAsync(offering);
    }

    /// <summary>Opens an offering from the list of what may be ordered.</summary>
    public async Task OpenOfferingAsync(string offering)
    {
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = offering, Exact = true }).First.ClickAsync();
        await visit.Field("metadata.name").WaitForAsync();
    }

    /// <summary>Goes on to the review, whatever steps lie before it.</summary>
    public async Task ReviewAsync()
    {
        var next = visit.Button("Next").Or(visit.Button("Review"));
        for (var step = 0; step < MostSteps && !await visit.Button("Apply").IsVisibleAsync(); step++)
        {
            await next.Or(visit.Button("Apply")).First.WaitForAsync();
            if (await next.IsVisibleAsync())
            {
                await next.ClickAsync();
                await visit.Page.WaitForTimeoutAsync(300);
            }
        }

        await Expect(visit.Button("Apply")).ToBeEnabledAsync();
    }

    /// <summary>Applies, and gives the address of the order's page.</summary>
    public async Task<string> ApplyAsync()
    {
        await visit.Button("Apply").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(OrderPage());
        await visit.SettleAsync();
        return new Uri(visit.Page.Url).AbsolutePath;
    }

    /// <summary>Waits on the page as it is, without loading it again, until the live object is in this health.</summary>
    public Task SeesHealthAsync(string objectName, string health) =>
        Expect(visit.Page.Locator($"[data-object='{objectName}'] [data-health], [data-object='{objectName}'][data-health]").First)
            .ToHaveAttributeAsync("data-health", health, new() { Timeout = 60_000 });

    public Task ReadsAsync(string words) => Expect(visit.Page.GetByText(words).First).ToBeVisibleAsync();

    [GeneratedRegex("/create/tasks/[^/]+$")]
    private static partial Regex OrderPage();
}
