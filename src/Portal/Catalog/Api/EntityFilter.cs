namespace Portal.Catalog.Api;

/// <summary>Reads <c>filter</c> parameters: a comma is AND, a repeated key or parameter is OR, a key without value means that it exists.</summary>
internal static class EntityFilter
{
    /// <summary>Null where everything matches.</summary>
    public static Predicate<SearchedEntity>? Read(IReadOnlyList<string> filters)
    {
        var any = filters.Select(ReadOne).ToList();
        return any.Count == 0 || any.Exists(filter => filter is null) ? null : item => any.Exists(filter => filter!(item));
    }

    private static Predicate<SearchedEntity>? ReadOne(string filter)
    {
        var statements = filter.Split(',').Select(part => part.Trim()).Where(part => part.Length > 0).Select(Statement).ToList();
        if (statements.Count == 0)
        {
            return null;
        }

        var all = statements.GroupBy(statement => statement.Key, statement => statement.Value).Select(group => Condition(group.Key, [.. group])).ToList();
        return item => all.TrueForAll(condition => condition(item));
    }

    private static (string Key, string? Value) Statement(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var key = (equals < 0 ? text : text[..equals]).Trim();
        return key.Length == 0
            ? throw ApiRefusedException.Input($"Invalid filter, '{text}' is not a valid statement (expected a string on the form a=b or a= or a)")
            : (key.ToLowerInvariant(), equals < 0 ? null : text[(equals + 1)..].Trim().ToLowerInvariant());
    }

    private static Predicate<SearchedEntity> Condition(string key, List<string?> values)
    {
        var wanted = values.OfType<string>().ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0 ? item => item.Has(key) : item => item.Has(key, wanted.Contains);
    }
}
