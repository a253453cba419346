namespace Portal.Schema.Cel;

/// <summary>The methods, by the type of their target.</summary>
internal static class CelMethods
{
    public static object? Call(object? target, string name, object?[] arguments, CelBudget budget)
    {
        if (name == "size" && arguments.Length == 0)
        {
            return Size(target);
        }

        return target switch
        {
            string text => CelStrings.Call(text, name, arguments, budget),
            CelList list => CelLists.Call(list, name, arguments, budget),
            CelOptional optional => CelOptionals.Call(optional, name, arguments),
            CelQuantity quantity => quantity.Call(name, arguments),
            CelSemver version => version.Call(name, arguments),
            CelUrl url => url.Call(name, arguments),
            CelAddress address => address.Call(name, arguments),
            CelNetwork network => network.Call(name, arguments),
            CelNamedFormat format when (name, arguments) is ("validate", [string text]) => format.Validate(text, budget),
            DateTimeOffset time => CelTime.OfTimestamp(time, name, arguments),
            TimeSpan span => CelTime.OfDuration(span, name, arguments),
            _ => CelSignatures.Of(name) is null ? throw new CelUndecided(name) : throw CelFault.NoOverload,
        };
    }

    public static long Size(object? value) => value switch
    {
        string text => CelText.Length(text),
        byte[] bytes => bytes.Length,
        CelList list => list.Items.Count,
        CelMap map => map.Entries.Count,
        CelObject of => of.Value.Keys.Count(of.Has),
        _ => throw CelFault.NoOverload,
    };
}
