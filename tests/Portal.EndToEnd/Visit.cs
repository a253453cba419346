using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A person's visit: one profile, one page. Notes every console error and every request to another host.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string[] Grave = ["serious", "critical"];
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();

    internal Visit(IBrowserContext context, IPage page, Uri portal)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Request += (_, request) => Note(new Uri(request.Url) is { Scheme: not "data" and not "blob" } to && to.Authority != portal.Authority, $"foreign: {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status}: {response.Url}");
    }

    public IPage Page { get; }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The focusable element of a form field, by the API's path.</summary>
    public ILocator Field(string path) => Page.Locator($"[data-path='{path}']");

    /// <summary>Chooses in a field that offers a choice, or writes where it does not.</summary>
    public async Task ChooseAsync(string path, string value)
    {
        var field = Field(path);
        if (await field.EvaluateAsync<string>("element => element.tagName") == "SELECT")
        {
            await field.SelectOptionAsync(new SelectOptionValue { Label = value });
        }
        else
        {
            await field.FillAsync(value);
        }
    }

    /// <summary>The row or card of a live object, by its public name.</summary>
    public ILocator Object(string name) => Page.Locator($"[data-object='{name}']").First;

    /// <summary>Signs in as one of the demo's people and stands on the page afterwards.</summary>
    public async Task SignInAsync(string person, string path = "/")
    {
        await Page.GotoAsync($"login?returnUrl={Uri.EscapeDataString(path)}");
        await Button(person == "guest" ? "Continue as guest" : $"Sign in as {person}").ClickAsync();
        await SettleAsync();
        // Whoever goes on at once would break off the scripts that the page still fetches, and the browser would call that an error.
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path.TrimStart('/'));
        await SettleAsync();
    }

    /// <summary>Waits until the page answers to a person, which its search box says by the key that leads to it, and shows no skeletons.</summary>
    public async Task SettleAsync()
    {
        await Heading.First.WaitForAsync();
        await Page.WaitForFunctionAsync("() => !document.querySelector('[aria-busy=true], .skeleton, #portal-search:not([aria-keyshortcuts])')");
    }

    /// <summary>What axe finds serious or critical on the page as it stands, one line a finding.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var result = await Page.RunAxe();
        return [.. result.Violations.Where(found => Grave.Contains(found.Impact)).Select(found =>
            $"{found.Id} ({found.Impact}) on {new Uri(Page.Url).PathAndQuery}: {string.Join(" | ", found.Nodes.Take(3).Select(node => node.Html))}")];
    }

    /// <summary>Forgets what went wrong so far, where it was meant to.</summary>
    public void Forgive() => _troubles.Clear();

    /// <summary>Whether a trouble holds the words, for what a test provokes.</summary>
    public void Forgive(string words)
    {
        var left = _troubles.Where(trouble => !trouble.Contains(words, StringComparison.Ordinal)).ToList();
        _troubles.Clear();
        left.ForEach(_troubles.Enqueue);
    }

    public void AssertNoTrouble() => Assert.True(_troubles.IsEmpty, string.Join('\n', _troubles));

    /// <summary>Writes a picture for the README, only when PORTAL_SCREENS asks for it.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENS") is "1" or "true")
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Portal.Testing.PortalProcess.Root, "tests/Portal.EndToEnd/screens", name + ".png") });
        }
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    private void Note(bool trouble, string words)
    {
        if (trouble)
        {
            _troubles.Enqueue(words);
        }
    }
}
