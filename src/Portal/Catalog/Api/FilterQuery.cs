using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>Filter parameters in the form of a body's query, so that a cursor can carry them.</summary>
internal static class FilterQuery
{
    public static MapValue? Of(IReadOnlyList<string> filters)
    {
        var any = filters.Select(One).Where(one => one.Count > 0).ToList();
        return any.Count < filters.Count || any.Count == 0 ? null : any.Count == 1 ? any[0] : MapValue.Of(("$any", new ListValue(any)));
    }

    private static MapValue One(string filter)
    {
        var statements = filter.Split(',').Select(part => part.Split('=', 2)).Where(part => part[0].Trim().Length > 0)
            .GroupBy(part => part[0].Trim().ToLowerInvariant(), part => part.Length > 1 ? part[1].Trim() : null);
        return new(statements.Select(group => KeyValuePair.Create(group.Key, Condition([.. group.OfType<string>()]))));
    }

    private static Value Condition(List<string> values) => values.Count switch
    {
        0 => MapValue.Of(("$exists", true)),
        1 => values[0],
        _ => MapValue.Of(("$in", new ListValue([.. values.Select(value => (Value)value)]))),
    };
}
