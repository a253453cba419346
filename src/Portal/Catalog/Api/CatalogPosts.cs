namespace Portal.Catalog.Api;

/// <summary>The requests that carry a body.</summary>
internal static class CatalogPosts
{
    public static bool Serves(IReadOnlyList<string> segments) => Name(segments) is
        "entities/by-query" or "entities/by-refs" or "entity-facets" or "locations/by-query" or "validate-entity" or "refresh";

    public static async Task<ApiAnswer> AnswerAsync(
        EntitySearch search, CatalogSource files, HttpRequest request, ApiUrl url, IReadOnlyList<string> segments, CancellationToken token)
    {
        var name = Name(segments);
        if (name != "entities/by-refs")
        {
            ApiQuery.Read(url.Query);
        }

        if (name == "entities/by-refs" && request.ContentType is null)
        {
            throw ApiRefusedException.Input("Malformed request body (did you remember to specify an application/json content type?), Validation error: Required at \"entityRefs\"");
        }

        var body = await ApiBody.ReadAsync(request, token);
        return name switch
        {
            "entities/by-query" => EntityPages.Post(search, body),
            "entities/by-refs" => EntityLookups.ByRefs(search, url, body),
            "entity-facets" => EntityFacets.Post(search, body),
            "locations/by-query" => LocationAnswers.ByQuery(body),
            "validate-entity" => EntityChecks.Validate(body),
            _ => await EntityChecks.RefreshAsync(search, files, body, token),
        };
    }

    private static string Name(IReadOnlyList<string> segments) => string.Join('/', segments).ToLowerInvariant();
}
