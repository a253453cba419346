using System.Text;
using System.Text.Json;
using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>Cursors of by-query pages: opaque to clients, self-contained, so that any replica can go on.</summary>
internal static class PageCursor
{
    public static string Write(PageRequest request, string value, string uid, bool backwards)
    {
        var cursor = MapValue.Of(
            ("orderFields", new ListValue([.. request.Orders.Select(order => MapValue.Of(("field", order.Field), ("order", order.Order is null ? null : order.Order)))])),
            ("orderFieldValues", new ListValue([value, uid])),
            ("isPrevious", backwards),
            ("query", request.Query),
            ("fullTextFilter", MapValue.Of(("term", request.Term), ("fields", new ListValue([.. request.TermFields.Select(field => (Value)field)])))),
            ("totalItems", request.CountAll ? "include" : "exclude"));
        return Convert.ToBase64String(ValueWriter.ToUtf8(cursor));
    }

    public static PageRequest Read(string text)
    {
        var cursor = Parse(text);
        if (cursor["orderFields"] is not ListValue orders || cursor["orderFieldValues"] is not ListValue values || cursor["isPrevious"] is not BoolValue backwards)
        {
            throw ApiRefusedException.Input("Malformed cursor: InputError: Malformed cursor: orderFields, orderFieldValues and isPrevious are required");
        }

        return new()
        {
            Orders = [.. orders.Elements.Select(Order)],
            Query = cursor["query"] as MapValue,
            Term = cursor.At("fullTextFilter", "term")?.Text ?? "",
            TermFields = [.. (cursor.At("fullTextFilter", "fields")?.Items ?? []).Select(field => field.Text ?? "")],
            CountAll = cursor["totalItems"]?.Text == "include",
            Place = values.Elements is [StringValue value, StringValue uid] ? new(value.Content, uid.Content, backwards.Flag) : null,
        };
    }

    private static (string Field, string? Order) Order(Value order) =>
        order["field"]?.Text is { } field && order["order"]?.Text is null or "asc" or "desc"
            ? (field, order["order"]?.Text)
            : throw ApiRefusedException.Input("Malformed cursor: InputError: Malformed cursor: order must be asc or desc");

    private static MapValue Parse(string text)
    {
        try
        {
            var padded = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
            var bytes = Convert.FromBase64String(padded + new string('=', (4 - padded.Length % 4) % 4));
            return ValueReader.Parse(bytes) as MapValue ?? throw new JsonException("is no object");
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or DecoderFallbackException)
        {
            throw ApiRefusedException.Input("Malformed cursor: SyntaxError: is not valid JSON");
        }
    }
}
