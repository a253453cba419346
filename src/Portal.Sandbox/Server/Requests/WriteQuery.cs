using Portal.Sandbox.Admission;
using Portal.Schema.Paths;

namespace Portal.Sandbox.Server;

/// <summary>The query parameters of a write, validated as the options object of its verb.</summary>
internal static class WriteQuery
{
    private const int LongestManager = 128;

    public static WriteOptions Read(HttpRequest request, string subresource, WriteVerb verb)
    {
        var query = request.Query;
        var errors = new List<FieldError>();
        var manager = query["fieldManager"].ToString();
        if (verb == WriteVerb.Apply && manager.Length == 0)
        {
            errors.Add(new(FieldPath.Of("fieldManager"), FieldErrorKind.FieldValueRequired, "Required value: is required for apply patch"));
        }

        if (verb != WriteVerb.Apply && query.ContainsKey("force"))
        {
            errors.Add(new(FieldPath.Of("force"), FieldErrorKind.FieldValueForbidden, "Forbidden: may not be specified for non-apply patch"));
        }

        if (manager.Length > LongestManager)
        {
            errors.Add(new(FieldPath.Of("fieldManager"), FieldErrorKind.FieldValueTooLong, $"Too long: may not be more than {LongestManager} bytes"));
        }

        if (manager.Any(char.IsControl))
        {
            errors.Add(new(FieldPath.Of("fieldManager"), FieldErrorKind.FieldValueInvalid, $"Invalid value: {Schema.Values.ValueWriter.ToJson(manager)}: should only contain printable characters"));
        }

        var dryRun = DryRun(query, errors);
        var validation = ValidationOf(query["fieldValidation"].ToString(), errors);
        if (errors.Count > 0)
        {
            throw Refuse.InvalidOptions(verb switch { WriteVerb.Create => "CreateOptions", WriteVerb.Update => "UpdateOptions", _ => "PatchOptions" }, errors);
        }

        return new(manager.Length > 0 ? manager : AgentOf(request)) { Verb = verb, DryRun = dryRun, Force = Flags.IsOn(query, "force"), FieldValidation = validation, Subresource = subresource };
    }

    private static bool DryRun(IQueryCollection query, List<FieldError> errors)
    {
        var values = query["dryRun"].Where(value => value?.Length > 0).ToList();
        foreach (var value in values.Where(value => value != "All"))
        {
            errors.Add(new(FieldPath.Of("dryRun"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: \"{value}\": supported values: \"All\""));
        }

        return values.Count > 0;
    }

    private static string AgentOf(HttpRequest request) => request.Headers.UserAgent.ToString().Split('/')[0] is { Length: > 0 } agent ? agent : "unknown";

    private static FieldValidation ValidationOf(string asked, List<FieldError> errors)
    {
        if (asked is "" or "Warn" or "Ignore" or "Strict")
        {
            return asked switch { "Ignore" => FieldValidation.Ignore, "Strict" => FieldValidation.Strict, _ => FieldValidation.Warn };
        }

        errors.Add(new(FieldPath.Of("fieldValidation"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: \"{asked}\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\""));
        return FieldValidation.Warn;
    }
}
