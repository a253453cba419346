using System.Collections;

namespace Portal.Schema.Values;

/// <summary>A list; equal to another with equal elements in the same order.</summary>
public sealed record ListValue(IReadOnlyList<Value> Elements) : Value, IEnumerable<Value>
{
    public static ListValue Empty { get; } = new([]);

    public ListValue Add(Value item) => new([.. Elements, item]);

    public bool Equals(ListValue? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Aggregate(17, (hash, item) => HashCode.Combine(hash, item));

    public IEnumerator<Value> GetEnumerator() => Elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
