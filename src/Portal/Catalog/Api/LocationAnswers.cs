using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>
/// <c>/locations</c>: those that were registered over the API. The portal's are all configured, and configured ones never appear here; registering is not
/// served, so that nothing outside of the settings decides what is read.
/// </summary>
internal static class LocationAnswers
{
    public static ApiAnswer List(ApiUrl url)
    {
        ApiQuery.Read(url.Query);
        return ApiAnswer.Ok(ListValue.Empty);
    }

    public static ApiAnswer ById(string id) => throw ApiRefusedException.NotFound($"Found no location with ID {id}");

    public static ApiAnswer ByEntity(EntitySearch search, string kind, string ns, string name)
    {
        var entity = EntityRef.Of(kind, ns, name);
        var origin = EntityLookups.Find(search, entity)?.Entity.Annotation("backstage.io/managed-by-origin-location")
            ?? throw ApiRefusedException.NotFound($"found no entity for ref {entity}");
        var (type, target) = (origin[..origin.IndexOf(':', StringComparison.Ordinal)], origin[(origin.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        throw ApiRefusedException.NotFound($"Found no location with type {type} and target {target}");
    }

    public static ApiAnswer ByQuery(MapValue body)
    {
        if (body["limit"] is NumberValue { AsInteger: < 1 })
        {
            throw ApiRefusedException.Input("Limit must be a positive integer >= 1");
        }

        return ApiAnswer.Ok(MapValue.Of(("items", ListValue.Empty), ("totalItems", 0), ("pageInfo", MapValue.Empty)));
    }
}
