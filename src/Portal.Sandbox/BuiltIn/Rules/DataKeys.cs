using System.Text.RegularExpressions;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>The keys of a Secret's or ConfigMap's data.</summary>
internal static partial class DataKeys
{
    private const string Rule =
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    public static IEnumerable<FieldError> Errors(Value? data, string field) => (data?.Members ?? []).Select(pair => pair.Key)
        .Select(key => Wrong(key) is { } why ? new FieldError(FieldPath.Of(field).Key(key), FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(key)}: {why}") : null)
        .OfType<FieldError>();

    private static string? Wrong(string key) => key switch
    {
        { Length: > 253 } => "must be no more than 253 characters",
        "." => "must not be '.'",
        ".." => "must not be '..'",
        _ when key.StartsWith("..", StringComparison.Ordinal) => "must not start with '..'",
        _ => Allowed().IsMatch(key) ? null : Rule,
    };

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();
}
