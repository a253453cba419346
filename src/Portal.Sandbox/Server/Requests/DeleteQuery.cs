using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The options of a deletion: those of the body where there is one, else those of the query.</summary>
internal static class DeleteQuery
{
    private static readonly string[] Policies = ["Background", "Foreground", "Orphan"];

    public static async Task<MapValue> ReadAsync(HttpRequest request)
    {
        var body = await RequestBody.ReadAsync(request, request.HttpContext.RequestAborted);
        var options = body.Length > 0 ? RequestBody.Parse(body, RequestBody.MediaType(request), "DeleteOptions").Value as MapValue ?? MapValue.Empty : OfQuery(request.Query);
        Check(options);
        foreach (var value in (options["dryRun"]?.Items ?? []).Where(value => value.Text != "All"))
        {
            throw Refuse.InvalidOptions("DeleteOptions", "dryRun", value.Text, $"Unsupported value: \"{value.Text}\": supported values: \"All\"");
        }

        return options;
    }

    public static bool IsDry(MapValue options) => options["dryRun"]?.Items.Count > 0;

    /// <summary>What can be said of the options before anything is looked up.</summary>
    private static void Check(MapValue options)
    {
        if (options["kind"]?.Text is { Length: > 0 } kind and not "DeleteOptions")
        {
            var version = options["apiVersion"]?.Text ?? "";
            throw Refuse.BadRequest($"{kind} in version \"{version}\" cannot be handled as a DeleteOptions: no kind \"{kind}\" is registered for version \"{version}\"");
        }

        if (options["propagationPolicy"]?.Text is { Length: > 0 } policy)
        {
            if (options["orphanDependents"] is BoolValue)
            {
                throw Refuse.InvalidOptions("DeleteOptions", [new(FieldPath.Of("propagationPolicy"), FieldErrorKind.FieldValueInvalid,
                    $"Invalid value: {ValueWriter.ToJson(policy)}: orphanDependents and deletionPropagation cannot be both set")]);
            }

            if (!Policies.Contains(policy))
            {
                throw Refuse.InvalidOptions("DeleteOptions", "propagationPolicy", policy,
                    $"Unsupported value: {ValueWriter.ToJson(policy)}: supported values: \"Background\", \"Foreground\", \"Orphan\", \"nil\"");
            }
        }
    }

    private static MapValue OfQuery(IQueryCollection query) => MapValue.Of(
        ("propagationPolicy", query["propagationPolicy"].ToString() is { Length: > 0 } policy ? policy : null),
        ("orphanDependents", query.ContainsKey("orphanDependents") ? (Value)Flags.IsOn(query, "orphanDependents") : null),
        ("gracePeriodSeconds", Grace(query["gracePeriodSeconds"].ToString())),
        ("dryRun", query["dryRun"].ToString() is { Length: > 0 } dry ? new ListValue([dry]) : null));

    private static Value? Grace(string text) => text.Length == 0 ? null
        : long.TryParse(text, out var seconds) ? seconds
        : throw Refuse.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
}
