using System.Globalization;

namespace Portal.Schema.Cel;

/// <summary>Access by index and key, also into optional values.</summary>
internal static class CelIndexes
{
    public static object? At(object? target, object? key)
    {
        if (target is CelOptional)
        {
            return Maybe(target, key);
        }

        return Find(target, key) is { HasValue: true } found ? found.Value : throw Missing(target, key);
    }

    public static CelOptional Maybe(object? target, object? key)
    {
        if (target is CelOptional optional)
        {
            return optional.HasValue ? Find(optional.Value, key) : CelOptional.None;
        }

        return Find(target, key);
    }

    private static CelOptional Find(object? target, object? key) => (target, key) switch
    {
        (CelList list, long at) => at >= 0 && at < list.Items.Count ? new(list.Items[(int)at]) : CelOptional.None,
        (CelList list, ulong at) => at < (ulong)list.Items.Count ? new(list.Items[(int)at]) : CelOptional.None,
        (CelList list, double at) when double.IsInteger(at) => at >= 0 && at < list.Items.Count ? new(list.Items[(int)at]) : CelOptional.None,
        (CelMap map, not null) => map.Entries.TryGetValue(key, out var value) ? new(value) : CelOptional.None,
        (CelObject of, string name) => of.Has(name) ? new(of.Get(name)) : CelOptional.None,
        _ => throw CelFault.NoOverload,
    };

    private static CelFault Missing(object? target, object? key)
    {
        var shown = Convert.ToString(key, CultureInfo.InvariantCulture);
        return new(target is CelList ? $"index out of bounds: {shown}" : $"no such key: {shown}");
    }
}
