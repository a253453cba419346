using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Objects;
using Portal.Testing;
using Portal.Testing.Api;
using Portal.Testing.Wire;

namespace Portal.Kubernetes.Tests.Cache;

public sealed class ClusterCacheTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Store_ManyObjects_AreListedInPagesOfFiveHundred()
    {
        await using var fixture = await CacheFixture.StartAsync();
        for (var i = 0; i < 1203; i++)
        {
            fixture.Kind.Put("team-a", $"w{i}");
        }

        var snapshot = await fixture.Cache.Store(CacheFixture.Widgets).SyncedAsync(Ct);

        Assert.Equal(1203, snapshot.Objects.Count);
        Assert.Equal(3, fixture.Kind.Lists);
        Assert.NotNull(snapshot.LastContact);
        Assert.Null(snapshot.Trouble);
    }

    [Fact]
    public async Task Store_AddModifyDelete_IsFollowed()
    {
        await using var fixture = await CacheFixture.StartAsync();
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        await store.SyncedAsync(Ct);

        fixture.Kind.Put("team-a", "one");
        var added = await Eventually.SeesAsync(store, s => s.Find(CacheFixture.Key("one")) is not null, Ct);
        fixture.Kind.Put("team-a", "one", Labelled("tier", "gold"));
        var modified = await Eventually.SeesAsync(store, s => s.Find(CacheFixture.Key("one"))?.Labels["tier"] == "gold", Ct);
        fixture.Kind.Remove("team-a", "one");
        var removed = await Eventually.SeesAsync(store, s => s.Objects.IsEmpty, Ct);

        Assert.True(added.Version < modified.Version && modified.Version < removed.Version);
        Assert.Single(modified.WithLabel("tier", "gold"));
        Assert.Empty(removed.Index.Namespaces);
        Assert.Equal(1, fixture.Kind.Lists);
    }

    [Fact]
    public async Task Store_TenSubscribers_ShareOneWatch()
    {
        await using var fixture = await CacheFixture.StartAsync();
        var stores = Enumerable.Range(0, 10).Select(_ => fixture.Cache.Store(CacheFixture.Widgets)).ToList();
        await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 1, Ct);
        fixture.Kind.Put("team-a", "one");

        await Task.WhenAll(stores.Select(store => Eventually.SeesAsync(store, s => s.Objects.Count == 1, Ct)));

        Assert.Equal(1, fixture.Kind.Watches);
        Assert.Equal(1, fixture.Kind.Lists);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_Gone_ListsAgainOnceAndAnnouncesTheDifference(bool insideTheStream)
    {
        await using var fixture = await CacheFixture.StartAsync();
        fixture.Kind.Put("team-a", "stays");
        fixture.Kind.Put("team-a", "goes");
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        var before = await store.SyncedAsync(Ct);
        await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 1, Ct);

        fixture.Kind.AnswerNextWatch(FakeAnswer.Status(410, "Expired"));
        if (insideTheStream)
        {
            fixture.Kind.FailWatches(410, "Expired");
        }
        else
        {
            fixture.Kind.EndWatches();
        }

        await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 0, Ct);
        fixture.Kind.Remove("team-a", "goes");
        fixture.Kind.Put("team-a", "comes");
        var after = await Eventually.SeesAsync(store, s => s.Find(CacheFixture.Key("comes")) is not null, Ct);

        Assert.Equal(["comes", "stays"], after.Objects.Values.Select(item => item.Name).Order());
        Assert.Same(before.Find(CacheFixture.Key("stays")), after.Find(CacheFixture.Key("stays")));
        Assert.InRange(fixture.Kind.Lists, 2, 3);
    }

    [Fact]
    public async Task Watch_CutAgainAndAgain_ResumesWithoutLossAndWithoutListing()
    {
        await using var fixture = await CacheFixture.StartAsync();
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        await store.SyncedAsync(Ct);
        for (var i = 0; i < 20; i++)
        {
            await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 1, Ct);
            fixture.Kind.Put("team-a", $"before-{i}");
            await Eventually.SeesAsync(store, s => s.Find(CacheFixture.Key($"before-{i}")) is not null, Ct);
            fixture.Kind.CutWatches();
            fixture.Kind.Put("team-a", $"during-{i}");
        }

        var snapshot = await Eventually.SeesAsync(store, s => s.Objects.Count == 40, Ct);

        Assert.Null(snapshot.Trouble);
        Assert.Equal(1, fixture.Kind.Lists);
    }

    [Fact]
    public async Task Wire_Reset_ResumesFromTheLastVersion()
    {
        var api = await FakeApi.StartAsync();
        await using var proxy = FaultProxy.Before(api.Url);
        await using var fixture = CacheFixture.Through(api, proxy.Url);
        fixture.Kind.Put("team-a", "one");
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        await store.SyncedAsync(Ct);
        await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 1, Ct);

        proxy.Cut();
        fixture.Kind.Put("team-a", "two");

        var snapshot = await Eventually.SeesAsync(store, s => s.Objects.Count == 2, Ct);
        Assert.Equal(1, fixture.Kind.Lists);
        Assert.Null(snapshot.Trouble);
    }

    [Fact]
    public async Task Watch_Throttled_WaitsAsToldAndDoesNotListAgain()
    {
        var time = new FakeTimeProvider();
        await using var fixture = await CacheFixture.StartAsync(time);
        fixture.Kind.AnswerNextWatch(FakeAnswer.Status(429, "TooManyRequests", retryAfter: "7"));
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        var throttled = await Eventually.SeesAsync(store, s => s.Trouble?.Status?.IsThrottled == true, Ct);
        fixture.Kind.Put("team-a", "one");

        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(1, fixture.Kind.Watches);
        await AdvanceUntilAsync(time, () => store.Current.Trouble is null && store.Current.Objects.Count == 1);

        Assert.True(throttled.Synced);
        Assert.Equal(2, fixture.Kind.Watches);
        Assert.Equal(1, fixture.Kind.Lists);
    }

    [Fact]
    public async Task List_Failing_BacksOffFromUnderASecondToHalfAMinute()
    {
        var time = new FakeTimeProvider();
        await using var fixture = await CacheFixture.StartAsync(time);
        for (var i = 0; i < 30; i++)
        {
            fixture.Kind.AnswerNextList(FakeAnswer.Status(500, "InternalError"));
        }

        var store = fixture.Cache.Store(CacheFixture.Widgets);
        await Eventually.SeesAsync(store, s => s.Trouble is not null, Ct);
        var started = time.GetUtcNow();
        await AdvanceUntilAsync(time, () => fixture.Kind.Lists >= 12);

        // 0.8+1.6+3.2+6.4+12.8+25.6 and then 30 each, a fifth more or less.
        var waited = (time.GetUtcNow() - started).TotalSeconds;
        Assert.InRange(waited, 160, 260);
        Assert.False(store.Current.Synced);
    }

    [Fact]
    public async Task List_PageExpired_StartsAnewAndShowsNothingPartial()
    {
        await using var fixture = await CacheFixture.StartAsync();
        for (var i = 0; i < 700; i++)
        {
            fixture.Kind.Put("team-a", $"w{i}");
        }

        fixture.Kind.AnswerListAfter(1, FakeAnswer.Status(410, "Expired"));
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        var counts = new HashSet<int>();
        await Eventually.SeesAsync(store, s => counts.Add(s.Objects.Count) && s.Synced, Ct);

        Assert.Equal(700, store.Current.Objects.Count);
        Assert.Equal(4, fixture.Kind.Lists);
        Assert.Subset(new HashSet<int> { 0, 700 }, counts);
    }

    [Fact]
    public async Task Kind_NotServedYet_AppearsWhenItIs()
    {
        await using var fixture = await CacheFixture.StartAsync();
        var gadgets = new ResourceType("example.org", "v1", "gadgets", "Gadget", false);
        var store = fixture.Cache.Store(gadgets);
        var missing = await Eventually.SeesAsync(store, s => s.Trouble?.IsNotServed == true, Ct);

        fixture.Api.Serve(gadgets).Put(null, "one");
        var served = await Eventually.SeesAsync(store, s => s.Objects.Count == 1, Ct);

        Assert.True(missing.Synced);
        Assert.Empty(missing.Objects);
        Assert.Null(served.Trouble);
    }

    [Fact]
    public async Task Kind_NoLongerServed_IsEmptied()
    {
        await using var fixture = await CacheFixture.StartAsync();
        fixture.Kind.Put("team-a", "one");
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        await Eventually.SeesAsync(store, s => s.Objects.Count == 1, Ct);
        await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 1, Ct);

        fixture.Api.StopServing(CacheFixture.Widgets);

        var snapshot = await Eventually.SeesAsync(store, s => s.Trouble?.IsNotServed == true, Ct);
        Assert.Empty(snapshot.Objects);
    }

    [Fact]
    public async Task Watch_Bookmark_MovesTheVersionWithoutWakingReaders()
    {
        await using var fixture = await CacheFixture.StartAsync();
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        await store.SyncedAsync(Ct);
        await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 1, Ct);
        var before = store.Current.Version;
        fixture.Api.Serve(new ResourceType("", "v1", "configmaps", "ConfigMap", true)).Put("team-a", "elsewhere");

        fixture.Kind.Bookmark();
        fixture.Kind.EndWatches();
        await Eventually.HoldsAsync(() => fixture.Kind.Watches == 2, Ct);

        Assert.Contains("resourceVersion=1001", fixture.Api.Requests[^1].Query);
        Assert.Equal(before, store.Current.Version);
    }

    [Fact]
    public async Task Secrets_AreRefused()
    {
        await using var fixture = await CacheFixture.StartAsync();
        Assert.Throws<ArgumentException>(() => fixture.Cache.Store(new ResourceType("", "v1", "secrets", "Secret", true)));
    }

    [Fact]
    public async Task Dispose_EndsWatchesAndSubscriptions()
    {
        var fixture = await CacheFixture.StartAsync();
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        await store.SyncedAsync(Ct);
        using var subscription = store.Subscribe();
        Assert.True(await subscription.WaitAsync(Ct));

        await fixture.Cache.DisposeAsync();

        while (await subscription.WaitAsync(Ct))
        {
        }

        await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 0, Ct);
        await fixture.DisposeAsync();
    }

    [Fact]
    public async Task Secure_SpeaksHttp2AndAsksForLongWatches()
    {
        await using var fixture = await CacheFixture.StartSecureAsync();
        fixture.Kind.Put("team-a", "one");
        var store = fixture.Cache.Store(CacheFixture.Widgets);
        await store.SyncedAsync(Ct);
        await Eventually.HoldsAsync(() => fixture.Kind.OpenWatches == 1, Ct);

        var watch = fixture.Api.Requests[^1];
        Assert.Equal("HTTP/2", watch.Protocol);
        Assert.Equal("Bearer fake-token", watch.Header("Authorization"));
        Assert.Matches("timeoutSeconds=(2[4-9][0-9]|300)", watch.Query);
    }

    // The pause is asked for a little after the answer that causes it, so time has to go on in small steps until it is over.
    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Func<bool> condition)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        for (var i = 0; i < 5000 && !condition(); i++)
        {
            time.Advance(TimeSpan.FromSeconds(0.2));
            await tick.WaitForNextTickAsync(Ct);
        }

        Assert.True(condition());
    }

    private static JsonObject Labelled(string key, string value) =>
        new() { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { [key] = value } } };
}
