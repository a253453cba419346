using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>Single entities: by name, by uid, by references, and where one comes from.</summary>
internal static class EntityLookups
{
    public static ApiAnswer ByName(EntitySearch search, ApiUrl url, string kind, string ns, string name)
    {
        ApiQuery.Read(url.Query);
        return Find(search, EntityRef.Of(kind, ns, name)) is { } found
            ? ApiAnswer.Ok(search.Answer(found))
            : throw ApiRefusedException.NotFound($"No entity named '{name}' found, with kind '{kind}' in namespace '{ns}'");
    }

    public static ApiAnswer ByUid(EntitySearch search, ApiUrl url, string uid)
    {
        ApiQuery.Read(url.Query);
        return search.ByUid.GetValueOrDefault(uid) is { } found
            ? ApiAnswer.Ok(search.Answer(found))
            : throw ApiRefusedException.NotFound($"No entity with uid {uid}");
    }

    public static ApiAnswer ByRefs(EntitySearch search, ApiUrl url, MapValue body)
    {
        var filter = EntityFilter.Read(ApiQuery.Read(url.Query, "filter").All("filter"));
        var refs = ApiBody.Texts(body, "request/body", "entityRefs");
        var query = ApiBody.MaybeMap(body, "request/body", "query");
        var predicate = query is null ? null : PredicateReader.Read(query);
        var fields = FieldPicker.Read(ApiBody.MaybeTexts(body, "request/body", "fields"));
        return ApiAnswer.Ok(MapValue.Of(("items", new ListValue([.. refs.Select(One)]))));

        // Capitals and short forms are not understood here, unlike everywhere else.
        Value One(string text) =>
            EntityRef.Parse(text) is { } entity && entity.Text == text && Find(search, entity) is { } found
            && (filter is null || filter(found)) && (predicate is null || predicate(found))
                ? fields.Pick(search.Answer(found))
                : Value.Null;
    }

    public static ApiAnswer Ancestry(EntitySearch search, ApiUrl url, string kind, string ns, string name)
    {
        ApiQuery.Read(url.Query);
        var root = EntityRef.Of(kind, ns, name);
        if (Find(search, root) is null)
        {
            throw ApiRefusedException.NotFound($"No such entity {root}");
        }

        var items = new List<Value>();
        var seen = new HashSet<EntityRef>();
        for (var here = root; here is not null && seen.Add(here) && Find(search, here) is { } found; here = Parent(search, here))
        {
            var parent = Parent(search, here);
            items.Add(MapValue.Of(("entity", search.Answer(found)), ("parentEntityRefs", new ListValue(parent is null ? [] : [parent.Text]))));
        }

        return ApiAnswer.Ok(MapValue.Of(("rootEntityRef", root.Text), ("items", new ListValue(items))));
    }

    public static SearchedEntity? Find(EntitySearch search, EntityRef entity) => search.ByRef.GetValueOrDefault(entity);

    private static EntityRef? Parent(EntitySearch search, EntityRef entity) => search.View.Files.ParentOf(entity);
}
