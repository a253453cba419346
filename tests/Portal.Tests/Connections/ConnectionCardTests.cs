using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Connections;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Testing;

namespace Portal.Tests.Connections;

public sealed class ConnectionCardTests : IDisposable
{
    private const string Canary = "canary-52b1";
    private static readonly ObjectKey Owner = new(ConnectedPortal.Databases, "team-a", "orders-db");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly BunitContext _page = new();
    private readonly FakeTimeProvider _time = new();

    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: orders, namespace: team-a}
        spec:
          replicas: 0
          selector: {matchLabels: {app: orders}}
          template:
            metadata: {labels: {app: orders}}
            spec:
              containers:
              - {name: app, image: registry.example.org/orders:1}
        """;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task Reveal_HandsTheValuesToThePage_AndTakesThemBackAfterHalfAMinute()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Secret(Canary), Token);
        var (card, module) = Show(portal, portal.Dana);
        var reveal = Button(card, "Reveal");
        var start = _time.GetUtcNow();

        await reveal.ClickAsync(new());
        card.WaitForAssertion(() => Assert.Contains("is-shown", card.Markup, StringComparison.Ordinal), Patience);

        Assert.Contains(Canary, (string[])module.Invocations["show"].Single().Arguments[2]!);
        await HideAsync(module);
        Assert.True(_time.GetUtcNow() - start >= TimeSpan.FromSeconds(30), "hidden too early");
        card.WaitForAssertion(() => Assert.DoesNotContain("is-shown", card.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain(Canary, card.Markup, StringComparison.Ordinal);
        await _page.DisposeComponentsAsync();
    }

    [Fact]
    public async Task Secret_ChangedWhileItIsShown_IsHiddenAtOnce()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Secret(Canary), Token);
        var (card, module) = Show(portal, portal.Dana);
        await Button(card, "Reveal").ClickAsync(new());
        card.WaitForAssertion(() => Assert.Contains("is-shown", card.Markup, StringComparison.Ordinal), Patience);

        await portal.Cluster.Admin.PatchAsync(new(ConnectedPortal.Secrets, "team-a", "orders-db-conn"), PatchKind.Merge,
            Encoding.UTF8.GetBytes("""{"data":{"password":"bmV3"}}"""), WriteOptions.Default, null, Token);

        await HideAsync(module);
        card.WaitForAssertion(() => Assert.Contains("The Secret was changed", card.Markup, StringComparison.Ordinal), Patience);
        await _page.DisposeComponentsAsync();
    }

    [Fact]
    public async Task Keys_ComeIntoTheOpenPage()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        var (card, _) = Show(portal, portal.Dana);
        Assert.Contains("The Secret orders-db-conn is not there yet.", card.Markup, StringComparison.Ordinal);

        await portal.ApplyAsync(Secret(Canary), Token);
        await portal.Cluster.Admin.PatchAsync(Owner, PatchKind.Merge, Encoding.UTF8.GetBytes("""{"metadata":{"annotations":{"touched":"1"}}}"""), WriteOptions.Default, null, Token);

        card.WaitForAssertion(() => Assert.Equal("Present", card.Find("[data-key=password]").GetAttribute("data-state")), Patience);
        Assert.False(Button(card, "Reveal").HasAttribute("disabled"));
        await _page.DisposeComponentsAsync();
    }

    [Fact]
    public async Task WithoutTheRight_ButtonsSayWhy()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Secret(Canary), Token);
        await portal.ApplyAsync(Deployment, Token);
        var (card, _) = Show(portal, portal.Eve);

        Assert.True(Button(card, "Reveal").HasAttribute("disabled"));
        Assert.Contains("You may not read Secrets in team-a.", card.Markup, StringComparison.Ordinal);
        card.WaitForAssertion(() => Assert.True(Button(card, "Bind").HasAttribute("disabled")), Patience);
        await _page.DisposeComponentsAsync();
    }

    [Fact]
    public async Task Bind_ByTheForm_IsListed_AndUnbindTakesItAway()
    {
        await using var portal = await ConnectedPortal.StartAsync(Token);
        await portal.ApplyAsync(Secret(Canary), Token);
        await portal.ApplyAsync(Deployment, Token);
        var orders = new ObjectKey(ConnectedPortal.Deployments, "team-a", "orders");
        await portal.SeesAsync(portal.Dana, orders, Token);
        var (card, _) = Show(portal, portal.Dana);
        card.WaitForAssertion(() => Assert.False(Button(card, "Bind").HasAttribute("disabled")), Patience);

        await Button(card, "Bind").ClickAsync(new());
        card.WaitForAssertion(() => Assert.Contains("ORDERS_DB_PASSWORD", card.Find(".diff").TextContent, StringComparison.Ordinal), Patience);
        await Button(card, "Bind").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("ORDERS_DB_PASSWORD in app", card.Find("[data-binding=orders-db]").TextContent, StringComparison.Ordinal), Patience);
        await Button(card, "Unbind").ClickAsync(new());
        card.WaitForAssertion(() => Assert.Contains("ORDERS_DB_PASSWORD", card.Find(".diff").TextContent, StringComparison.Ordinal), Patience);
        await Button(card, "Unbind").ClickAsync(new());
        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[data-binding]")), Patience);
        Assert.Empty(BindingReader.Of(orders, await portal.ReadAsync(orders, Token)));
        await _page.DisposeComponentsAsync();
    }

    private static string Secret(string password) => $$"""
        apiVersion: v1
        kind: Secret
        metadata: {name: orders-db-conn, namespace: team-a}
        data: {password: {{Convert.ToBase64String(Encoding.UTF8.GetBytes(password))}}}
        """;

    private (IRenderedComponent<ConnectionCard> Card, BunitJSModuleInterop Module) Show(ConnectedPortal portal, Caller caller)
    {
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
        var module = _page.JSInterop.SetupModule("/js/reveal.js");
        module.Mode = JSRuntimeMode.Loose;
        _page.Services.AddSingleton<TimeProvider>(_time);
        _page.Services.AddSingleton(portal.Get<ConnectionQuery>());
        _page.Services.AddSingleton(portal.Get<Reveals>());
        _page.Services.AddSingleton(portal.Get<Bindings>());
        _page.Services.AddSingleton(portal.Get<BindingQuery>());
        _page.RenderTree.Add<CascadingValue<Caller>>(value => value.Add(one => one.Value, caller));
        var card = _page.Render<ConnectionCard>(parameters => parameters.Add(one => one.Key, Owner));
        card.WaitForAssertion(() => Assert.NotNull(Button(card, "Reveal")), Patience);
        return (card, module);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ConnectionCard> card, string name) =>
        card.FindAll("button").Single(button => button.TextContent.Trim() == name);

    /// <summary>Time goes on, three seconds at a time, until the values are taken back.</summary>
    private Task HideAsync(BunitJSModuleInterop module) => Eventually.HoldsAsync(
        () =>
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            return module.Invocations["hide"].Count > 0;
        },
        Token);
}
