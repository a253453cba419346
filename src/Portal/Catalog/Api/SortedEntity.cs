namespace Portal.Catalog.Api;

/// <summary>An entity at its place in an order.</summary>
internal readonly record struct SortedEntity(string Value, SearchedEntity Item) : IComparable<SortedEntity>
{
    public int CompareTo(SortedEntity other) => Compare(other.Value, other.Item.Entity.Uid);

    public int Compare(string value, string uid)
    {
        var byValue = CodePoints.Compare(Value, value);
        return byValue != 0 ? byValue : string.CompareOrdinal(Item.Entity.Uid, uid);
    }
}
