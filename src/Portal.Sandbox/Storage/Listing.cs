using System.Collections.Immutable;

namespace Portal.Sandbox.Storage;

/// <summary>The objects of one resource at one version of the store, in key order: a range of an immutable set, so that a page costs its own length.</summary>
internal sealed class Listing
{
    private readonly ImmutableSortedSet<Slot> _slots;
    private readonly int _begin;
    private readonly int _end;

    private Listing(long version, ImmutableSortedSet<Slot> slots, int begin, int end)
    {
        (Version, _slots, _begin, _end) = (version, slots, begin, Math.Max(begin, end));
    }

    public long Version { get; }

    public int Count => _end - _begin;

    public IEnumerable<Revision> Objects => Count == _slots.Count ? _slots.Select(slot => slot.Revision!) : Range();

    /// <param name="ns">Empty for every namespace.</param>
    public static Listing Of(long version, ImmutableSortedSet<Slot> slots, string? ns) => string.IsNullOrEmpty(ns)
        ? new(version, slots, 0, slots.Count)
        : new(version, slots, PlaceOf(slots, ns + "/"), PlaceOf(slots, ns + "0"));

    /// <summary>What comes behind a key.</summary>
    public Listing After(string key) => new(Version, _slots, Math.Max(_begin, PlaceOf(_slots, key + "\0")), _end);

    /// <summary>The place of the first object whose key is not below; '0' is the character behind '/'.</summary>
    private static int PlaceOf(ImmutableSortedSet<Slot> slots, string key) => slots.IndexOf(new(key, null)) is var at && at < 0 ? ~at : at;

    private IEnumerable<Revision> Range()
    {
        for (var i = _begin; i < _end; i++)
        {
            yield return _slots[i].Revision!;
        }
    }
}
