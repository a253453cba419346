using System.Collections.Immutable;
using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary><c>GET</c> and <c>POST /entities/by-query</c>: pages in an order, with cursors in both directions.</summary>
internal static class EntityPages
{
    private const int DefaultLimit = 200;
    private static readonly string[] Parameters =
        ["fields", "limit", "offset", "orderField", "cursor", "filter", "fullTextFilterTerm", "fullTextFilterFields", "totalItems"];

    public static ApiAnswer Get(EntitySearch search, ApiUrl url)
    {
        var query = ApiQuery.Read(url.Query, Parameters);
        var (limit, offset) = (query.Number("limit"), query.Number("offset"));
        var total = query.Choice("totalItems", "include", "exclude");
        var orders = query.All("orderField").Select(ReadOrder).ToList();
        var filter = EntityFilter.Read(query.All("filter"));
        var fields = FieldPicker.Read(query.All("fields"));
        var request = query.One("cursor") is { } cursor ? PageCursor.Read(cursor) : new()
        {
            Orders = orders,
            Query = FilterQuery.Of(query.All("filter")),
            Term = query.One("fullTextFilterTerm") ?? "",
            TermFields = [.. query.All("fullTextFilterFields").SelectMany(list => list.Split(',')).Select(field => field.Trim()).Where(field => field.Length > 0)],
            CountAll = total != "exclude",
        };
        return Answer(search, request with { Limit = limit, Offset = offset ?? 0 }, fields);
    }

    public static ApiAnswer Post(EntitySearch search, MapValue body)
    {
        var request = PageBody.Read(body);
        return Answer(search, request, FieldPicker.Read(ApiBody.MaybeTexts(body, "request/body", "fields")));
    }

    private static ApiAnswer Answer(EntitySearch search, PageRequest request, FieldPicker fields)
    {
        var all = Matching(search, request);
        var (start, end) = Window(all, request);
        var page = all[start..end];
        var empty = page.IsEmpty || request.Limit == 0;
        var info = MapValue.Of(
            ("nextCursor", !empty && end < all.Length ? PageCursor.Write(request, page[^1].Value, page[^1].Item.Entity.Uid, backwards: false) : null),
            ("prevCursor", !empty && start > 0 && request.Place is not null ? PageCursor.Write(request, page[0].Value, page[0].Item.Entity.Uid, backwards: true) : null));
        return ApiAnswer.Ok(MapValue.Of(
            ("items", new ListValue([.. page.Select(place => fields.Pick(search.Answer(place.Item)))])),
            ("totalItems", request.CountAll ? all.Select(place => place.Item.Entity.Ref).Distinct().Count() : 0),
            ("pageInfo", info)));
    }

    private static ImmutableArray<SortedEntity> Matching(EntitySearch search, PageRequest request)
    {
        var filter = request.Query is null ? null : PredicateReader.Read(request.Query);
        var term = request.Term.Trim().ToLowerInvariant();
        IReadOnlyList<string> termFields = request.TermFields.Count > 0 ? [.. request.TermFields.Select(field => field.ToLowerInvariant())] : [request.OrderField];
        var order = search.By(request.OrderField);
        var sorted = request.Descending ? order.Reverse() : order;
        return filter is null && term.Length == 0
            ? [.. sorted]
            : [.. sorted.Where(place => (filter is null || filter(place.Item)) && (term.Length == 0 || Says(place.Item, termFields, term)))];
    }

    private static bool Says(SearchedEntity item, IReadOnlyList<string> fields, string term)
    {
        foreach (var field in fields)
        {
            if (item.Has(field, value => LikePattern.Contains(value, term)))
            {
                return true;
            }
        }

        return false;
    }

    private static (int Start, int End) Window(ImmutableArray<SortedEntity> all, PageRequest request)
    {
        var limit = request.Limit ?? DefaultLimit;
        if (request.Place is not { } place)
        {
            var first = Math.Min(request.Offset, all.Length);
            return (first, (int)Math.Min((long)first + limit, all.Length));
        }

        var sign = request.Descending ? -1 : 1;
        if (place.Backwards)
        {
            var end = all.TakeWhile(item => sign * item.Compare(place.Value, place.Uid) < 0).Count();
            return (Math.Max(0, end - limit), end);
        }

        var start = all.TakeWhile(item => sign * item.Compare(place.Value, place.Uid) <= 0).Count();
        return (start, (int)Math.Min((long)start + limit, all.Length));
    }

    private static (string Field, string? Order) ReadOrder(string text)
    {
        var parts = text.Split(',');
        var order = parts.Length > 1 ? parts[1] : null;
        return order is null or "asc" or "desc" ? (parts[0], order) : throw ApiRefusedException.Input("Invalid order field order, must be asc or desc");
    }
}
