using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary><c>GET</c> and <c>POST /entity-facets</c>: how many entities have each value of a field, in the value's own capitals.</summary>
internal static class EntityFacets
{
    public static ApiAnswer Get(EntitySearch search, ApiUrl url)
    {
        var query = ApiQuery.Read(url.Query, "facet", "filter");
        return query.Has("facet")
            ? Answer(search, query.All("facet"), EntityFilter.Read(query.All("filter")))
            : throw ApiRefusedException.Input("request/query must have required property 'facet'");
    }

    public static ApiAnswer Post(EntitySearch search, MapValue body)
    {
        var facets = ApiBody.Texts(body, "request/body", "facets");
        var query = ApiBody.MaybeMap(body, "request/body", "query");
        return facets.Any(facet => facet.Length > 0)
            ? Answer(search, [.. facets.Where(facet => facet.Length > 0)], query is null ? null : PredicateReader.Read(query))
            : throw ApiRefusedException.Input("Missing or empty facets parameter");
    }

    private static ApiAnswer Answer(EntitySearch search, IReadOnlyList<string> facets, Predicate<SearchedEntity>? filter)
    {
        var matching = filter is null ? [.. search.All] : search.All.Where(item => filter(item)).ToList();
        var answers = facets.Distinct(StringComparer.Ordinal).Select(facet => KeyValuePair.Create(facet, (Value)Count(matching, facet.ToLowerInvariant())));
        return ApiAnswer.Ok(MapValue.Of(("facets", new MapValue(answers))));
    }

    private static ListValue Count(List<SearchedEntity> matching, string field)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in matching.SelectMany(item => item.Rows.Where(row => row.Original is not null && row.Key == field).Select(row => row.Original!).Distinct()))
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return new([.. counts.OrderBy(pair => pair.Key, Comparer<string>.Create(CodePoints.Compare)).Select(pair => MapValue.Of(("value", pair.Key), ("count", pair.Value)))]);
    }
}
