using Portal.Sandbox.Admission;

namespace Portal.Sandbox.Server;

/// <summary>The query parameters of a write.</summary>
internal static class WriteQuery
{
    public static WriteOptions Read(HttpRequest request, string subresource) =>
        new(ManagerOf(request))
        {
            DryRun = DryRun(request.Query),
            Force = Flags.IsOn(request.Query, "force"),
            FieldValidation = ValidationOf(request.Query["fieldValidation"]),
            Subresource = subresource,
        };

    public static bool DryRun(IQueryCollection query) => query["dryRun"].ToString() switch
    {
        "" => false,
        "All" => true,
        var other => throw Refuse.BadRequest($"dryRun: Unsupported value: \"{other}\": supported values: \"All\""),
    };

    private static string ManagerOf(HttpRequest request)
    {
        var asked = request.Query["fieldManager"].ToString();
        return asked.Length > 0 ? asked : request.Headers.UserAgent.ToString().Split('/')[0] is { Length: > 0 } agent ? agent : "unknown";
    }

    private static FieldValidation ValidationOf(string? asked) => asked switch
    {
        null or "" or "Warn" => FieldValidation.Warn,
        "Ignore" => FieldValidation.Ignore,
        "Strict" => FieldValidation.Strict,
        _ => throw Refuse.BadRequest($"fieldValidation: Unsupported value: \"{asked}\": supported values: \"Ignore\", \"Strict\", \"Warn\""),
    };
}
