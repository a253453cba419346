using System.Collections;
using System.Collections.Immutable;

namespace Portal.Live;

/// <summary>A list that is equal to another if its items are, in order: what live queries answer with.</summary>
#pragma warning disable CA1710 // "List" says it.
public sealed class LiveList<T>(ImmutableArray<T> items) : IReadOnlyList<T>, IEquatable<LiveList<T>>
#pragma warning restore CA1710
{
    public LiveList(IEnumerable<T> items) : this([.. items])
    {
    }

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(LiveList<T>? other) => ReferenceEquals(this, other) || other is not null && items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as LiveList<T>);

    public override int GetHashCode() => items.Length;

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ImmutableArray<T> Items => items;
}
