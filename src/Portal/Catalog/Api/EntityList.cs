using System.Text;
using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary><c>GET /entities</c>: everything that matches, or a page of it with a link to the next.</summary>
internal static class EntityList
{
    private static readonly string[] Parameters = ["fields", "limit", "filter", "offset", "after", "order"];

    public static ApiAnswer Answer(EntitySearch search, ApiUrl url)
    {
        var query = ApiQuery.Read(url.Query, Parameters);
        var (limit, offset) = (query.Number("limit"), query.Number("offset"));
        var filter = EntityFilter.Read(query.All("filter"));
        var fields = FieldPicker.Read(query.All("fields"));
        var orders = query.All("order").Select(ReadOrder).ToList();
        if (limit == 0)
        {
            throw ApiRefusedException.Input("Invalid limit, must be greater than zero");
        }

        if (query.One("after") is { } after)
        {
            (limit, offset) = ReadAfter(after);
        }

        var paged = limit is not null || offset is not null;
        var all = (paged ? Ordered(search, orders) : FirstOrder(search, orders)).Where(item => filter is null || filter(item)).ToList();
        var page = all.Skip(offset ?? 0).Take(limit ?? int.MaxValue).ToList();
        var more = limit is not null && (offset ?? 0) + page.Count < all.Count;
        return ApiAnswer.Ok(new ListValue([.. page.Select(item => fields.Pick(search.Answer(item)))])) with
        {
            Next = more ? url.WithAfter(WriteAfter(limit!.Value, (offset ?? 0) + limit.Value)) : null,
        };
    }

    // Without a page only the first order counts, and leaves out what lacks the field; with a page all count, and what lacks the field follows.
    private static IEnumerable<SearchedEntity> FirstOrder(EntitySearch search, List<(string Field, bool Descending)> orders)
    {
        if (orders is not [var (field, descending), ..])
        {
            return search.All;
        }

        var sorted = search.By(field.ToLowerInvariant()).Select(place => place.Item);
        return descending ? sorted.Reverse() : sorted;
    }

    private static IEnumerable<SearchedEntity> Ordered(EntitySearch search, List<(string Field, bool Descending)> orders)
    {
        if (orders.Count == 0)
        {
            return search.All;
        }

        IEnumerable<(SearchedEntity Item, string?[] Values)> rows = search.All.Select(item => (item, Array.Empty<string?>()));
        foreach (var (field, _) in orders)
        {
            rows = rows.SelectMany(row => Spread(row, field));
        }

        var sorted = rows.OrderBy(_ => 0);
        foreach (var ((_, descending), at) in orders.Select((order, at) => (order, at)))
        {
            var comparer = Comparer<string?>.Create((left, right) => CodePoints.Compare(left!, right!));
            sorted = sorted.ThenBy(row => row.Values[at] is null);
            sorted = descending ? sorted.ThenByDescending(row => row.Values[at] ?? "", comparer) : sorted.ThenBy(row => row.Values[at] ?? "", comparer);
        }

        return sorted.ThenBy(row => row.Item.Entity.Uid, StringComparer.Ordinal).Select(row => row.Item);

        static IEnumerable<(SearchedEntity, string?[])> Spread((SearchedEntity Item, string?[] Values) row, string field) =>
            row.Item.Values(field).Distinct().DefaultIfEmpty<string?>(null).Select(value => (row.Item, (string?[])[.. row.Values, value]));
    }

    private static (string Field, bool Descending) ReadOrder(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var direction = colon < 0 ? "" : text[..colon];
        return direction is "asc" or "desc" && colon < text.Length - 1
            ? (text[(colon + 1)..], direction == "desc")
            : throw ApiRefusedException.Input($"Invalid order parameter \"{text}\", expected \"<asc or desc>:<field name>\"");
    }

    private static string WriteAfter(int limit, int offset) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"limit":{{limit}},"offset":{{offset}}}"""));

    private static (int? Limit, int? Offset) ReadAfter(string after)
    {
        try
        {
            var read = ValueReader.Parse(Convert.FromBase64String(after));
            return (Whole(read["limit"]), Whole(read["offset"]));
        }
        catch (Exception wrong) when (wrong is FormatException or System.Text.Json.JsonException)
        {
            throw ApiRefusedException.Input("Malformed after cursor, could not be parsed");
        }
    }

    private static int? Whole(Value? value) => (value as NumberValue)?.AsInteger is { } number and >= 0 and <= int.MaxValue ? (int)number : null;
}
