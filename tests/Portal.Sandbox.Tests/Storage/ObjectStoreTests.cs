using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Storage;

public sealed class ObjectStoreTests
{
    private static readonly ResourceType Things = new("", "v1", "Thing", "things", true);

    [Fact]
    public void List_OfANamespace_HoldsItsObjectsInOrderAndNoOthers()
    {
        var store = Filled("a/x", "ab/y", "a/z", "a-b/x", "b/x", "a/b");

        Assert.Equal(["a/b", "a/x", "a/z"], store.List(Things.Id, "a").Objects.Select(found => found.Key));
        Assert.Equal(["a-b/x", "a/b", "a/x", "a/z", "ab/y", "b/x"], store.List(Things.Id, null).Objects.Select(found => found.Key));
        Assert.Equal(["a/z"], store.List(Things.Id, "a").After("a/x").Objects.Select(found => found.Key));
        Assert.Equal(2, store.List(Things.Id, null).After("a/z").Count);
    }

    [Fact]
    public void ListAt_EarlierVersion_IsWhatWasThere()
    {
        var store = Filled("a/x", "a/y");
        var then = store.Version;
        store.Put(Things, Thing("a", "x", "2"), store.Get(Things.Id, "a", "x"));
        store.Remove(store.Get(Things.Id, "a", "y")!, Thing("a", "y", ""));
        store.Put(Things, Thing("a", "z", ""), null);

        var earlier = store.ListAt(Things.Id, "a", then)!;

        Assert.Equal(["a/x", "a/y"], earlier.Objects.Select(found => found.Key));
        Assert.Equal("", earlier.Objects.First().Value["data"]?.Text);
        Assert.Equal(["a/x", "a/z"], store.List(Things.Id, "a").Objects.Select(found => found.Key));
    }

    [Fact]
    public void ChangeLog_Full_DropsTheOldestAndSaysSo()
    {
        var log = new ChangeLog(capacity: 20, floor: 0);
        for (var version = 1; version <= 50; version++)
        {
            log.Append(new(version, EventKind.Added, new(Things, version, Thing("a", "x", "")), null));
        }

        Assert.Null(log.After(29));
        Assert.Equal(Enumerable.Range(31, 20).Select(number => (long)number), log.After(30)!.Changes.Select(change => change.Version));
        Assert.Equal([50], log.After(49)!.Changes.Select(change => change.Version));
    }

    [Fact]
    public void ChangeLog_HeavyChanges_IsBoundedInBytes()
    {
        var log = new ChangeLog(capacity: 4000, floor: 0);
        for (var version = 1; version <= 100; version++)
        {
            log.Append(new(version, EventKind.Added, new(Things, version, Thing("a", "x", new string('x', 1024 * 1024))), null));
        }

        Assert.Null(log.After(10));
        Assert.True(log.After(99)!.Changes.Count == 1);
    }

    [Fact]
    public void Value_OfAForgottenRevision_IsReadAgainFromItsBytes()
    {
        var revision = new Revision(Things, 1, Thing("a", "x", "content"));
        revision.ForgetValue();

        Assert.Equal("content", revision.Value["data"]?.Text);
    }

    private static ObjectStore Filled(params string[] keys)
    {
        var store = new ObjectStore();
        foreach (var parts in keys.Select(key => key.Split('/')))
        {
            store.Put(Things, Thing(parts[0], parts[1], ""), null);
        }

        return store;
    }

    private static MapValue Thing(string ns, string name, string data) =>
        MapValue.Of(("metadata", MapValue.Of(("name", name), ("namespace", ns))), ("data", data));
}
