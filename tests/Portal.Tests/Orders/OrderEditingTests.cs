using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;
using Portal.Offerings;
using Portal.Orders;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Tests.Orders;

public sealed class OrderEditingTests
{
    private static readonly FieldPath Storage = FieldPath.Of("spec", "storageGB");
    private static readonly FieldPath Engine = FieldPath.Of("spec", "engine");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ObjectKey Key(Offering offering) => new(offering.Type, "team-a", "orders-db");

    private static async Task<Offering> OfferingAsync(OrderingPortal portal)
    {
        await portal.ApplyAsync(Manifests.ClaimDefinition, Token);
        return await portal.OfferingAsync("xdatabases.platform.example.org", Token);
    }

    private static async Task<Offering> OrderedAsync(OrderingPortal portal)
    {
        var offering = await OfferingAsync(portal);
        var draft = new OrderDraft(offering, ["team-a"], "id-1", OrderDraft.Blank(offering, "team-a"), new());
        draft.Form.Edit(FieldPath.Of("metadata", "name"), new Portal.Forms.FieldEdit.Type("orders-db"));
        draft.Form.Edit(Storage, new Portal.Forms.FieldEdit.Type("20"));
        draft.Form.Edit(FieldPath.Of("spec", "region"), new Portal.Forms.FieldEdit.Type("eu"));
        draft.Form.Edit(FieldPath.Of("spec", "tags"), new Portal.Forms.FieldEdit.Put(MapValue.Of(("cost", "7"))));
        var manifest = OrderManifest.Compose(offering, draft.Form.Document.Value, draft.Chosen, portal.Dana, draft.RequestId, DateTimeOffset.UnixEpoch);
        Assert.IsType<OrderOutcome.Placed>(await portal.Get<OrderPlacer>().PlaceAsync(portal.Dana, new(offering.Type, manifest), Token));
        return offering;
    }

    private static async Task<OrderEdit> LoadAsync(OrderingPortal portal, Offering offering) =>
        new(offering, (await portal.Get<OrderOriginal>().ReadAsync(portal.Dana, Key(offering), Token))!);

    private static async Task<EditOutcome> ApplyAsync(OrderingPortal portal, Offering offering, Action<OrderEdit> change, bool takeOver = false)
    {
        var edit = await LoadAsync(portal, offering);
        change(edit);
        return await portal.Get<OrderEditor>().ApplyAsync(portal.Dana, edit, takeOver, Token);
    }

    [Fact]
    public async Task Edit_ChangesAndTakesAway_WhatTheOrderSet()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var offering = await OrderedAsync(portal);

        var outcome = await ApplyAsync(portal, offering, edit =>
        {
            edit.Form.Edit(Storage, new Portal.Forms.FieldEdit.Type("50"));
            edit.Form.Edit(FieldPath.Of("spec", "tags"), new Portal.Forms.FieldEdit.Clear());
        });

        var applied = Assert.IsType<EditOutcome.Applied>(outcome);
        Assert.Empty(applied.Left);
        var live = await portal.ReadAsync(Key(offering), Token);
        Assert.Equal(Value(50), live!.At("spec", "storageGB"));
        Assert.Null(live.At("spec", "tags"));
        Assert.Equal(("eu", "id-1"), (live.At("spec", "region")!.Text, live.At("metadata", "annotations", OrderAnnotations.RequestId)!.Text));
        Assert.Equal("Apply", Assert.Single(FieldManager.Of((MapValue)live), manager => manager.IsPortal).Operation);
    }

    [Fact]
    public async Task Edit_OverANewerVersion_WritesNothing_AndKeepsTheChangeForIt()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var offering = await OrderedAsync(portal);
        var mine = await LoadAsync(portal, offering);
        mine.Form.Edit(Storage, new Portal.Forms.FieldEdit.Type("40"));
        await ApplyAsync(portal, offering, edit => edit.Form.Edit(Storage, new Portal.Forms.FieldEdit.Type("60")));

        var stale = Assert.IsType<EditOutcome.Stale>(await portal.Get<OrderEditor>().ApplyAsync(portal.Dana, mine, false, Token));

        Assert.Equal(Value(60), (await portal.ReadAsync(Key(offering), Token))!.At("spec", "storageGB"));
        mine.Rebase(stale.Now!);
        Assert.Equal((Value(60), Value(40)), (mine.Before["storageGB"], mine.After["storageGB"]));
    }

    [Fact]
    public async Task Edit_OfWhatSomebodyElseSet_IsAConflictWithTheirName_UntilItIsTakenOver()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var offering = await OrderedAsync(portal);
        await portal.ApplyAsync("{apiVersion: platform.example.org/v1, kind: Database, metadata: {name: orders-db, namespace: team-a}, spec: {engine: aurora}}", Token);

        var change = (OrderEdit edit) => edit.Form.Edit(Engine, new Portal.Forms.FieldEdit.Type("mysql"));
        var rehearsal = await LoadAsync(portal, offering);
        change(rehearsal);
        var told = Assert.IsType<EditOutcome.Conflicted>(await portal.Get<OrderEditor>().RehearseAsync(portal.Dana, rehearsal, false, Token));
        var refused = Assert.IsType<EditOutcome.Conflicted>(await ApplyAsync(portal, offering, change));
        var engine = (await portal.ReadAsync(Key(offering), Token))!.At("spec", "engine")!.Text;
        await ApplyAsync(portal, offering, change, takeOver: true);

        Assert.Equal(new FieldOwner(Engine, "kubectl"), Assert.Single(told.Owners));
        Assert.Equal(new FieldOwner(Engine, "kubectl"), Assert.Single(refused.Owners));
        Assert.Equal("aurora", engine);
        Assert.Equal("mysql", (await portal.ReadAsync(Key(offering), Token))!.At("spec", "engine")!.Text);
    }

    [Fact]
    public async Task Edit_LeavesAlone_WhatOthersSetAndThePersonDidNotTouch()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var offering = await OrderedAsync(portal);
        await portal.ApplyAsync("{apiVersion: platform.example.org/v1, kind: Database, metadata: {name: orders-db, namespace: team-a}, spec: {engine: aurora}}", Token);

        var edit = await LoadAsync(portal, offering);
        edit.Form.Edit(Storage, new Portal.Forms.FieldEdit.Type("70"));
        var manifest = EditManifest.Compose(edit);

        Assert.Equal((Value(70), null), (manifest.At("spec", "storageGB"), manifest.At("spec", "engine")));
        Assert.Contains(edit.Owners, owner => owner == new FieldOwner(Engine, "kubectl"));
        Assert.Equal("The region is final", edit.Form.Definition.Locked["spec.region"]);
        Assert.Contains("metadata.name", edit.Form.Definition.Locked.Keys);
    }

    [Fact]
    public async Task Edit_OfAForbiddenValue_LandsOnItsField()
    {
        await using var portal = await OrderingPortal.StartAsync(Token);
        var offering = await OrderedAsync(portal);
        var edit = await LoadAsync(portal, offering);
        edit.Form.EditText(edit.Form.Document.Text.Replace("storageGB: 20", "storageGB: 500", StringComparison.Ordinal));

        var rejected = Assert.IsType<EditOutcome.Rejected>(await portal.Get<OrderEditor>().RehearseAsync(portal.Dana, edit, false, Token));

        Assert.Equal("spec.storageGB", Assert.Single(rejected.Errors).Path.ToString());
    }

    private static Value Value(long number) => NumberValue.Of(number);
}
