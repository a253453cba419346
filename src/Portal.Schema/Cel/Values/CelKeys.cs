namespace Portal.Schema.Cel;

/// <summary>Keys of maps: numbers of any type are one key where they are equal.</summary>
internal sealed class CelKeys : IEqualityComparer<object>
{
    public static CelKeys Comparer { get; } = new();

    public new bool Equals(object? x, object? y) => (x, y) switch
    {
        (long or ulong or double, long or ulong or double) => CelOperators.Compare(x, y) == 0,
        _ => object.Equals(x, y),
    };

    public int GetHashCode(object obj) => obj switch
    {
        long number => ((double)number).GetHashCode(),
        ulong number => ((double)number).GetHashCode(),
        _ => obj.GetHashCode(),
    };
}
