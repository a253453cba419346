using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The options of a deletion: those of the body where there is one, else those of the query.</summary>
internal static class DeleteQuery
{
    public static async Task<MapValue> ReadAsync(HttpRequest request)
    {
        var body = await RequestBody.ReadAsync(request, request.HttpContext.RequestAborted);
        var options = body.Length > 0 ? RequestBody.Parse(body, RequestBody.MediaType(request), "DeleteOptions").Value as MapValue ?? MapValue.Empty : OfQuery(request.Query);
        foreach (var value in (options["dryRun"]?.Items ?? []).Where(value => value.Text != "All"))
        {
            throw Refuse.InvalidOptions("DeleteOptions", "dryRun", value.Text, $"Unsupported value: \"{value.Text}\": supported values: \"All\"");
        }

        return options;
    }

    public static bool IsDry(MapValue options) => options["dryRun"]?.Items.Count > 0;

    private static MapValue OfQuery(IQueryCollection query) => MapValue.Of(
        ("propagationPolicy", query["propagationPolicy"].ToString() is { Length: > 0 } policy ? policy : null),
        ("gracePeriodSeconds", long.TryParse(query["gracePeriodSeconds"], out var grace) ? (Value)grace : null),
        ("dryRun", query["dryRun"].ToString() is { Length: > 0 } dry ? new ListValue([dry]) : null));
}
