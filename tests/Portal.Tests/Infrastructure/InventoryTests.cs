using Microsoft.Extensions.Time.Testing;
using Portal.Infrastructure;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Tests.Infrastructure;

public sealed class InventoryTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-02-01T00:00:00Z"));
    private readonly Views _views;

    public InventoryTests() => _views = new(_time);

    [Fact]
    public void At_NothingChanged_IsTheSameInstance()
    {
        _views.Order("orders-db", Views.Ready);
        var first = Inventory(_views.Now);

        Assert.Same(first, Inventory(_views.Now));
    }

    [Fact]
    public void At_APartFails_TheClaimFailsWithItsCause()
    {
        _views.Order("orders-db", Views.Creating, Views.Creating);
        _views.Order("other-db", Views.Creating, Views.Creating);
        var before = Inventory(_views.Now);

        _views.Order("orders-db", Views.Creating, Views.Failed("quota exceeded"));
        var after = Inventory(_views.Now);

        Assert.Equal(new Health(HealthState.Failed, "quota exceeded"), Row(after, "orders-db").Health);
        Assert.Same(Row(before, "other-db"), Row(after, "other-db"));
    }

    [Fact]
    public void At_CompositeOfAClaim_IsNoRowOfItsOwn()
    {
        _views.Order("orders-db");

        Assert.Equal(["orders-db"], Inventory(_views.Now).Entries.Keys.Select(key => key.Name));
    }

    [Fact]
    public void At_GraceEnds_FailsThoughNothingChanged()
    {
        _views.Order("orders-db", Views.Failed("no such subnet", "2026-02-01T00:00:00Z"), Views.Creating);
        var view = _views.Now;
        Assert.Equal(HealthState.Progressing, Row(Inventory(view), "orders-db").Health.State);

        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(HealthState.Failed, Row(Inventory(view), "orders-db").Health.State);
    }

    [Fact]
    public void At_WatchInTrouble_IsUnknownUntilItRunsAgain()
    {
        _views.Order("orders-db", Views.Ready);
        Inventory(_views.Now);

        _views.Break(Views.Claims);
        Assert.Equal(HealthState.Unknown, Row(Inventory(_views.Now), "orders-db").Health.State);

        _views.Order("orders-db", Views.Ready);
        Assert.Equal(HealthState.Ready, Row(Inventory(_views.Now), "orders-db").Health.State);
    }

    [Fact]
    public void At_OlderViewThanTheLast_GivesTheNewerInventory()
    {
        _views.Order("orders-db", Views.Creating);
        var old = _views.Now;
        _views.Order("orders-db", Views.Ready);
        var newest = Inventory(_views.Now);

        Assert.Same(newest, Inventory(old));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void At_AnyChanges_IsWhatReadingEverythingGives(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 400; step++)
        {
            Change(random);
            if (random.Next(3) == 0)
            {
                var next = Inventory(_views.Now);
                var whole = Inventory(_views.Anew);
                Assert.Equal(Rows(whole), Rows(next));
            }
        }
    }

    private void Change(Random random)
    {
        var name = $"db-{random.Next(6)}";
        var state = random.Next(3) switch { 0 => Views.Ready, 1 => Views.Creating, _ => Views.Failed("cause " + random.Next(3), _time.GetUtcNow().ToString("O")) };
        switch (random.Next(7))
        {
            case 0: _views.Remove(Views.Claims, "team-a", name); break;
            case 1: _views.Remove(Views.Composites, null, name + "-x"); break;
            case 2: _views.Remove(Views.Parts, null, name + "-db"); break;
            case 3: _views.Break(random.Next(2) == 0 ? Views.Claims : Views.Parts); break;
            case 4: _time.Advance(TimeSpan.FromSeconds(random.Next(40))); break;
            default: _views.Order(name, state, random.Next(2) == 0 ? state : Views.Creating); break;
        }
    }

    private Inventory Inventory(ClusterView view) => view.Derived.Inventory(view, _time.GetUtcNow());

    private static ResourceRow Row(Inventory inventory, string name) => inventory.Entries[new ObjectKey(Views.Claims, "team-a", name)].Row;

    private static List<ResourceRow> Rows(Inventory inventory) => [.. inventory.Entries.Values.Select(entry => entry.Row).OrderBy(row => row.Key.Path, StringComparer.Ordinal)];
}
