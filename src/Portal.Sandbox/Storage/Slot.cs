namespace Portal.Sandbox.Storage;

/// <summary>An object under its key; ordered by the key alone, as etcd orders.</summary>
internal readonly record struct Slot(string Key, Revision? Revision)
{
    public static IComparer<Slot> Order { get; } = Comparer<Slot>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key));
}
