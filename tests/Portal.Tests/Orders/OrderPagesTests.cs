using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Identity;
using Portal.Offerings;
using Portal.Orders;
using Portal.Testing;

namespace Portal.Tests.Orders;

/// <summary>The pages as people use them, over the portal's own types and the sandbox.</summary>
public sealed class OrderPagesTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly BunitContext _page = new();

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task Customer_OrdersFromTheCard_AndWatchesItUntilReady()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var offering = await portal.SeedAsync(Token);
        As(portal, portal.Dana);

        var cards = _page.Render<OfferingsPage>();
        cards.WaitForAssertion(() => Assert.Equal("Provision AWS RDS PostgreSQL instances", cards.Find("a.offering-link").TextContent), Patience);
        Assert.Equal("create/templates/default/rds-postgres-provisioner", cards.Find("a.offering-link").GetAttribute("href"));

        var form = _page.Render<NewOrderPage>(parameters => parameters.Add(one => one.Namespace, "default").Add(one => one.Name, "rds-postgres-provisioner"));
        await FillAsync(form, "my-app-db");
        await PressAsync(form, "Review");
        form.WaitForAssertion(() => Assert.Contains("The control plane would accept this", form.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("storageGB: 100", form.Find(".order-manifest pre").TextContent, StringComparison.Ordinal);
        await Task.WhenAll(PressAsync(form, "Apply"), PressAsync(form, "Apply"));

        var address = _page.Services.GetRequiredService<NavigationManager>();
        form.WaitForState(() => address.Uri.Contains("create/tasks/", StringComparison.Ordinal), Patience);
        Assert.Single(await portal.ListAsync(offering.Type, Token));

        var order = _page.Render<OrderPage>(parameters => parameters.Add(one => one.Id, address.Uri.Split('/')[^1]));
        order.WaitForAssertion(() => Assert.Equal("Ready", order.Find(".order-state [data-health]").GetAttribute("data-health")), Patience);
        Assert.Equal("database.example.com/xpostgresqlinstances/_/my-app-db", order.Find("article").GetAttribute("data-object"));
        Assert.Contains("● Ready · my-app-db · Portal", Title(order), StringComparison.Ordinal);

        var list = _page.Render<OrdersPage>();
        list.WaitForAssertion(() => Assert.Equal("my-app-db", list.Find("tbody tr a").TextContent), Patience);
    }

    [Fact]
    public async Task TakenName_IsSaidOnItsField_AndWhatWasTypedIsKept()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.SeedAsync(Token);
        await portal.ApplyAsync(Manifests.SeedInstance, Token);
        As(portal, portal.Dana);
        var form = _page.Render<NewOrderPage>(parameters => parameters.Add(one => one.Namespace, "default").Add(one => one.Name, "rds-postgres-provisioner"));
        await FillAsync(form, "my-app-db");

        await PressAsync(form, "Review");

        form.WaitForAssertion(() => Assert.Contains("This name is taken. Choose another.", form.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("100", Field(form, "spec.parameters.storageGB").GetAttribute("value"));
        var again = _page.Render<NewOrderPage>(parameters => parameters.Add(one => one.Namespace, "default").Add(one => one.Name, "rds-postgres-provisioner"));
        again.WaitForAssertion(() => Assert.Equal("my-app-db", Field(again, "metadata.name").GetAttribute("value")), Patience);
    }

    [Fact]
    public async Task WithdrawnOffering_IsSaidOnTheOpenForm_AndCannotBeSent()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.SeedAsync(Token);
        As(portal, portal.Dana);
        var form = _page.Render<NewOrderPage>(parameters => parameters.Add(one => one.Namespace, "default").Add(one => one.Name, "rds-postgres-provisioner"));
        await FillAsync(form, "my-app-db");

        await portal.DeleteAsync(new(OrderingPortal.Definitions, null, "xpostgresqlinstances.database.example.com"), Token);

        form.WaitForAssertion(() => Assert.Contains("This offering was withdrawn", form.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("my-app-db", Field(form, "metadata.name").GetAttribute("value"));
        Assert.True(Button(form, "Review").HasAttribute("disabled"));
    }

    [Fact]
    public async Task OrderOfSomebodyElse_LooksLikeNone()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.SeedAsync(Token);
        await portal.ApplyAsync(Manifests.SeedInstance.Replace("name: my-app-db", "name: my-app-db\n  annotations: {portal.internal/request-id: theirs, portal.internal/owner: team-a}", StringComparison.Ordinal), Token);
        await OrderingPortal.UntilAsync(portal.Get<OrderQuery>().FollowAsync(portal.Dana, "theirs", Token), answer => answer.Progress is not null, Token);
        As(portal, portal.Bo);

        var theirs = _page.Render<OrderPage>(parameters => parameters.Add(one => one.Id, "theirs"));
        theirs.WaitForAssertion(() => Assert.Contains("There is nothing here", theirs.Markup, StringComparison.Ordinal), Patience);
        var none = _page.Render<OrderPage>(parameters => parameters.Add(one => one.Id, "none"));
        none.WaitForAssertion(() => Assert.Contains("There is nothing here", none.Markup, StringComparison.Ordinal), Patience);

        Assert.Equal(none.Markup, theirs.Markup);
    }

    [Fact]
    public async Task Guest_IsToldToSignIn()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.SeedAsync(Token);
        As(portal, Caller.Guest);

        Assert.Contains("Sign in to order", _page.Render<OfferingsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("Sign in to order", _page.Render<NewOrderPage>(parameters => parameters.Add(one => one.Namespace, "default").Add(one => one.Name, "x")).Markup, StringComparison.Ordinal);
        Assert.Contains("Sign in to see orders", _page.Render<OrdersPage>().Markup, StringComparison.Ordinal);
    }

    private void As(OrderingPortal portal, Caller caller)
    {
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
        _page.Services.AddFallbackServiceProvider(portal.Services);
        _page.RenderTree.Add<CascadingValue<Caller>>(value => value.Add(one => one.Value, caller));
    }

    private static async Task FillAsync(IRenderedComponent<NewOrderPage> form, string name)
    {
        form.WaitForAssertion(() => Field(form, "metadata.name"), Patience);
        await Field(form, "metadata.name").InputAsync(new() { Value = name });
        await Field(form, "spec.parameters.storageGB").InputAsync(new() { Value = "100" });
        await Field(form, "spec.parameters.instanceClass").InputAsync(new() { Value = "db.t3.medium" });
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<NewOrderPage> form, string path) => form.Find($"[data-path='{path}']");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<NewOrderPage> form, string name) => form.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private static Task PressAsync(IRenderedComponent<NewOrderPage> form, string name) => Button(form, name).ClickAsync(new());

    private static string Title(IRenderedComponent<OrderPage> order) => order.FindComponent<Microsoft.AspNetCore.Components.Web.PageTitle>().Instance.ChildContent is { } title
        ? new BunitContext().Render(title).Markup : "";
}
