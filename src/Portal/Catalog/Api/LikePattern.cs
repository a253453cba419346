namespace Portal.Catalog.Api;

/// <summary>The full-text filter: a term anywhere in a value, with SQL's wildcards % and _, as Backstage passes them on.</summary>
internal static class LikePattern
{
    public static bool Contains(string value, string term)
    {
        if (!term.AsSpan().ContainsAny('%', '_'))
        {
            return value.Contains(term, StringComparison.Ordinal);
        }

        return Matches(value, $"%{term}%");
    }

    // Greedy with one point to come back to: linear in practice, never worse than the product of the lengths.
    private static bool Matches(string value, string pattern)
    {
        var (at, here, star, from) = (0, 0, -1, 0);
        while (at < value.Length)
        {
            if (here < pattern.Length && pattern[here] == '%')
            {
                (star, from, here) = (here, at, here + 1);
            }
            else if (here < pattern.Length && (pattern[here] == '_' || pattern[here] == value[at]))
            {
                (at, here) = (at + 1, here + 1);
            }
            else if (star >= 0)
            {
                (here, from) = (star + 1, from + 1);
                at = from;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(here).TrimStart('%').IsEmpty;
    }
}
