namespace Portal.Schema.Cel;

/// <summary>The functions of optional values (cel-go's optional types).</summary>
internal static class CelOptionals
{
    public static CelOptional Of(object? value) => value as CelOptional ?? throw CelFault.NoOverload;

    /// <summary><c>or</c> and <c>orValue</c>: the second is asked only where the first has no value.</summary>
    public static object? Or(object? target, string function, Func<object?> other)
    {
        var optional = Of(target);
        if (function == "or")
        {
            return optional.HasValue ? optional : Of(other());
        }

        return optional.HasValue ? optional.Value : other();
    }

    public static object? Call(CelOptional optional, string function, object?[] arguments) => (function, arguments) switch
    {
        ("value", []) => optional.HasValue ? optional.Value : throw new CelFault("optional.none() dereference"),
        ("hasValue", []) => optional.HasValue,
        _ => throw CelFault.NoOverload,
    };

    public static CelList Unwrap(CelList list) => new([.. list.Items.Select(Of).Where(item => item.HasValue).Select(item => item.Value)]);

    public static CelOptional OfNonZero(object? value) => IsZero(value) ? CelOptional.None : new(value);

    private static bool IsZero(object? value) => value switch
    {
        null or false or 0L or 0UL or 0.0 or "" => true,
        byte[] bytes => bytes.Length == 0,
        CelList list => list.Items.Count == 0,
        CelMap map => map.Entries.Count == 0,
        CelObject of => of.Value.Count == 0,
        TimeSpan span => span == TimeSpan.Zero,
        _ => false,
    };
}
