using Microsoft.Extensions.DependencyInjection;
using Portal.Forms.Documents;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Offerings;
using Portal.Orders;
using Portal.Schema.Paths;
using Portal.Schema.Values;
using Portal.Testing;
using Portal.Testing.Wire;

namespace Portal.Tests.Orders;

public sealed class OrderPlacingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ObjectKey Seed(string name) => new(OrderingPortal.Seeds, null, name);

    /// <summary>The form filled in as the customer does it.</summary>
    private static OrderDraft Filled(OrderingPortal portal, Offering offering, string name = "my-app-db", string size = "100")
    {
        var draft = new OrderDraft(offering, [], portal.Get<RequestIds>().Next(), OrderDraft.Blank(offering, null), new());
        draft.Form.Edit(FieldPath.Of("metadata", "name"), new Portal.Forms.FieldEdit.Type(name));
        draft.Form.Edit(FieldPath.Of("spec", "parameters", "storageGB"), new Portal.Forms.FieldEdit.Type(size));
        draft.Form.Edit(FieldPath.Of("spec", "parameters", "instanceClass"), new Portal.Forms.FieldEdit.Type("db.t3.medium"));
        return draft;
    }

    private static OrderRequest Request(OrderingPortal portal, OrderDraft draft, Portal.Identity.Caller caller) => new(
        draft.Offering.Type,
        OrderManifest.Compose(draft.Offering, draft.Form.Document.Value, draft.Chosen, caller, draft.RequestId, portal.Get<TimeProvider>().GetUtcNow()));

    [Fact]
    public async Task SeedsForm_GivesTheCustomersManifest_AndNothingMoreThanThePortalsAnnotationsAndLabel()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var draft = Filled(portal, await portal.SeedAsync(Token));
        draft.Choices = new() { Owner = "group:default/team-a", Application = "component:default/orders-api", System = "system:default/orders" };

        Assert.True(draft.Form.CheckAll());
        var request = Request(portal, draft, portal.Dana);
        var placed = await portal.Get<OrderPlacer>().PlaceAsync(portal.Dana, request, Token);

        var sent = request.Manifest;
        var annotations = (MapValue)sent.At("metadata", "annotations")!;
        Assert.Equal(
            ["portal.internal/dependency-of", "portal.internal/owner", "portal.internal/request-id", "portal.internal/requested-at", "portal.internal/requested-by", "portal.internal/system"],
            annotations.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(MapValue.Of(("app.kubernetes.io/managed-by", "portal")), sent.At("metadata", "labels"));
        Assert.Equal(ManifestDocument.Parse(Manifests.SeedInstance).Value, sent.Without("metadata", "annotations").Without("metadata", "labels"));
        var live = await portal.ReadAsync(Assert.IsType<OrderOutcome.Placed>(placed).Key, Token);
        Assert.Equal(sent["spec"], MapValue.Of(("parameters", live!.At("spec", "parameters"))));
        Assert.Equal(annotations, live!.At("metadata", "annotations"));
    }

    [Fact]
    public async Task TwoPeopleOrderingOneName_OneGetsIt_TheOtherIsTold()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var offering = await portal.SeedAsync(Token);
        var placer = portal.Get<OrderPlacer>();

        var outcomes = await Task.WhenAll(
            placer.PlaceAsync(portal.Dana, Request(portal, Filled(portal, offering), portal.Dana), Token),
            placer.PlaceAsync(portal.Bo, Request(portal, Filled(portal, offering), portal.Bo), Token));

        Assert.Single(outcomes.OfType<OrderOutcome.Placed>());
        var error = Assert.Single(Assert.Single(outcomes.OfType<OrderOutcome.Rejected>()).Errors);
        Assert.Equal((FieldPath.Of("metadata", "name"), "This name is taken. Choose another."), (error.Path, error.Message));
        Assert.Single(await portal.ListAsync(OrderingPortal.Seeds, Token));
    }

    [Fact]
    public async Task OneOrderSentTwice_IsOneObject()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var request = Request(portal, Filled(portal, await portal.SeedAsync(Token)), portal.Dana);
        var placer = portal.Get<OrderPlacer>();

        var outcomes = await Task.WhenAll(placer.PlaceAsync(portal.Dana, request, Token), placer.PlaceAsync(portal.Dana, request, Token));

        Assert.All(outcomes, outcome => Assert.Equal(request.RequestId, Assert.IsType<OrderOutcome.Placed>(outcome).RequestId));
        Assert.Single(await portal.ListAsync(OrderingPortal.Seeds, Token));
    }

    [Fact]
    public async Task LostAnswer_IsFoundAgain_AndNothingIsOrderedTwice()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var request = Request(portal, Filled(portal, await portal.SeedAsync(Token)), portal.Dana);
        await using var proxy = FaultProxy.Before(portal.Cluster.Server);
        await using var services = OrderingPortal.ServicesFor(portal.Cluster.KubeConfig.Replace(portal.Cluster.Server.ToString().TrimEnd('/'), proxy.Url.ToString().TrimEnd('/'), StringComparison.Ordinal), ".");
        var placer = services.GetRequiredService<OrderPlacer>();
        Assert.IsType<OrderOutcome.Rehearsed>(await placer.RehearseAsync(portal.Dana, request, Token));

        proxy.LoseAnswers();
        var placing = placer.PlaceAsync(portal.Dana, request, Token);
        await Eventually.HoldsAsync(() => portal.ReadAsync(Seed("my-app-db"), Token).GetAwaiter().GetResult() is not null, Token);
        Assert.False(placing.IsCompleted);
        proxy.Cut();

        Assert.IsType<OrderOutcome.Placed>(await placing);
        Assert.Single(await portal.ListAsync(OrderingPortal.Seeds, Token));
    }

    [Fact]
    public async Task BrokenWire_LosesNothing_AndTheSameOrderGoesThroughLater()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var request = Request(portal, Filled(portal, await portal.SeedAsync(Token)), portal.Dana);
        await using var proxy = FaultProxy.Before(portal.Cluster.Server);
        proxy.Refuse();
        await using var services = OrderingPortal.ServicesFor(portal.Cluster.KubeConfig.Replace(portal.Cluster.Server.ToString().TrimEnd('/'), proxy.Url.ToString().TrimEnd('/'), StringComparison.Ordinal), ".");
        var placer = services.GetRequiredService<OrderPlacer>();

        Assert.IsType<OrderOutcome.Unreachable>(await placer.RehearseAsync(portal.Dana, request, Token));
        Assert.IsType<OrderOutcome.Unreachable>(await placer.PlaceAsync(portal.Dana, request, Token));
        proxy.Admit();

        Assert.IsType<OrderOutcome.Placed>(await placer.PlaceAsync(portal.Dana, request, Token));
    }

    [Fact]
    public async Task ServersRefusals_LandOnTheirFields()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.ApplyAsync(Manifests.ClaimDefinition, Token);
        var offering = await portal.OfferingAsync("xdatabases.platform.example.org", Token);
        var placer = portal.Get<OrderPlacer>();

        async Task<OrderOutcome.Rejected> TryAsync(string ns, string spec) => Assert.IsType<OrderOutcome.Rejected>(await placer.RehearseAsync(
            portal.Dana, new(offering.Type, (MapValue)ManifestDocument.Parse($"apiVersion: platform.example.org/v1\nkind: Database\nmetadata: {{name: a, namespace: {ns}}}\nspec: {spec}").Value), Token));

        var range = Assert.Single((await TryAsync("team-a", "{storageGB: 5}")).Errors);
        Assert.Equal("spec.storageGB", range.Path.ToString());
        Assert.Contains(
            (await TryAsync("team-a", "{storageGB: 20, colour: red}")).Errors, error => error.Path.ToString() == "spec.colour" && error.Message.EndsWith("unknown field", StringComparison.Ordinal));
        var forbidden = Assert.Single((await TryAsync("team-b", "{storageGB: 20}")).Errors);
        Assert.Equal(
            ("metadata.namespace", "You may not create databases in team-b. Choose another namespace or ask the platform team for the right."), (forbidden.Path.ToString(), forbidden.Message));
    }

    [Fact]
    public async Task Choices_AreWrittenWhereTheirGenerationOfCrossplaneReadsThem()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.ApplyAsync(Manifests.ClaimDefinition, Token);
        await portal.ApplyAsync(Manifests.ClaimCompositions, Token);
        await portal.ApplyAsync(Manifests.ModernDefinitions, Token);
        var claim = await portal.OfferingAsync("xdatabases.platform.example.org", Token, offering => offering.Variants.Count == 2);
        var modern = await portal.OfferingAsync("buckets.platform.example.org", Token);
        var start = portal.Get<OrderStart>();

        var draft = start.Begin(portal.Dana, new(claim, new(false, new(["team-a"]))), new([], []), null, null);
        draft.Form.Edit(FieldPath.Of("metadata", "name"), new Portal.Forms.FieldEdit.Type("a"));
        var written = Request(portal, draft, portal.Dana).Manifest;
        Assert.Equal(("team-a", "a-connection"), (written.At("metadata", "namespace")!.Text, written.At("spec", "writeConnectionSecretToRef", "name")!.Text));
        Assert.Null(written.At("spec", "compositionRef"));

        draft.Choices = draft.Choices with { Variant = "large", DeletePolicy = "Foreground" };
        written = Request(portal, draft, portal.Dana).Manifest;
        Assert.Equal(("large", "Foreground"), (written.At("spec", "compositionRef", "name")!.Text, written.At("spec", "compositeDeletePolicy")!.Text));

        var bucket = new OrderDraft(modern, ["team-a"], "1", OrderDraft.Blank(modern, "team-a"), new() { Variant = "fast" });
        Assert.Equal("fast", Request(portal, bucket, portal.Dana).Manifest.At("spec", "crossplane", "compositionRef", "name")!.Text);
    }

    [Fact]
    public async Task Order_IsFollowedToReady_ByWhoMaySeeIt_AndByNobodyElse()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        await portal.ApplyAsync(Manifests.ClaimDefinition, Token);
        await portal.ApplyAsync(Manifests.ClaimCompositions, Token);
        var offering = await portal.OfferingAsync("xdatabases.platform.example.org", Token, one => one.Variants.Count == 2);
        var draft = portal.Get<OrderStart>().Begin(portal.Dana, new(offering, new(false, new(["team-a"]))), new([], []), null, null);
        draft.Form.Edit(FieldPath.Of("metadata", "name"), new Portal.Forms.FieldEdit.Type("orders-db"));
        draft.Form.Edit(FieldPath.Of("spec", "storageGB"), new Portal.Forms.FieldEdit.Type("20"));
        var query = portal.Get<OrderQuery>();

        Assert.IsType<OrderOutcome.Placed>(await portal.Get<OrderPlacer>().PlaceAsync(portal.Dana, Request(portal, draft, portal.Dana), Token));
        var ready = await OrderingPortal.UntilAsync(query.FollowAsync(portal.Dana, draft.RequestId, Token), answer => answer.Progress is { State: HealthState.Ready, Milestones.Count: 5 } progress && progress.Milestones.All(one => one.State == MilestoneState.Done), Token);

        Assert.Equal(["Order accepted", "Plan made", "RDS instance", "Credentials written", "Ready"], ready.Progress!.Milestones.Select(milestone => milestone.Title));
        Assert.Equal(("dana", "PostgreSQL database"), (ready.Progress.Order.RequestedBy, ready.Progress.Order.Kind));
        var bo = await OrderingPortal.UntilAsync(query.FollowAsync(portal.Bo, draft.RequestId, Token), answer => answer.IsRead, Token);
        var unknown = await OrderingPortal.UntilAsync(query.FollowAsync(portal.Bo, "no-such-id", Token), answer => answer.IsRead, Token);
        Assert.Equal(unknown, bo);
        Assert.Empty((await OrderingPortal.UntilAsync(query.FollowAsync(portal.Bo, Token), list => list.IsRead, Token)).Orders);
        Assert.Single((await OrderingPortal.UntilAsync(query.FollowAsync(portal.Dana, Token), list => list.IsRead, Token)).Orders);
    }
}
