using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>Reads the body of <c>POST /entities/by-query</c>.</summary>
internal static class PageBody
{
    private const string Path = "request/body";

    public static PageRequest Read(MapValue body)
    {
        var query = ApiBody.MaybeMap(body, Path, "query");
        var (limit, offset) = (Number(body, "limit"), Number(body, "offset"));
        var orders = Orders(body);
        var text = ApiBody.MaybeMap(body, Path, "fullTextFilter");
        if (body["totalItems"] is { } total && total.Text is not ("include" or "exclude"))
        {
            throw ApiRefusedException.Input($"{Path}/totalItems must be equal to one of the allowed values: include, exclude");
        }

        var request = body["cursor"]?.Text switch
        {
            null => new() { Orders = orders, Query = query, Term = text?["term"]?.Text ?? "", TermFields = text is null ? [] : ApiBody.MaybeTexts(text, $"{Path}/fullTextFilter", "fields"), CountAll = body["totalItems"]?.Text != "exclude" },
            "" => throw ApiRefusedException.Input("Cursor cannot be empty"),
            var cursor => PageCursor.Read(cursor),
        };
        return request with { Limit = limit, Offset = offset ?? 0 };
    }

    private static int? Number(MapValue body, string name)
    {
        if (body[name] is null)
        {
            return null;
        }

        return body[name] is not NumberValue number ? throw ApiBody.WrongType($"{Path}/{name}", "number")
            : number.AsInteger is >= 0 and <= int.MaxValue ? (int)number.AsInteger
            : throw ApiRefusedException.Input($"{Path}/{name} must be >= 0");
    }

    private static List<(string Field, string? Order)> Orders(MapValue body)
    {
        if (body["orderBy"] is null)
        {
            return [];
        }

        if (body["orderBy"] is not ListValue list)
        {
            throw ApiBody.WrongType($"{Path}/orderBy", "array");
        }

        return [.. list.Elements.Select((order, at) => Order(order, $"{Path}/orderBy/{at}"))];
    }

    private static (string Field, string? Order) Order(Value order, string path)
    {
        var map = order as MapValue ?? throw ApiBody.WrongType(path, "object");
        var (field, direction) = (ApiBody.Text(map, path, "field"), ApiBody.Text(map, path, "order"));
        return direction is "asc" or "desc" ? (field, direction) : throw ApiRefusedException.Input($"{path}/order must be equal to one of the allowed values: asc, desc");
    }
}
