using System.Text.RegularExpressions;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>Names of objects and namespaces: RFC 1123, as apimachinery checks them.</summary>
internal static partial class NameRules
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    public static IEnumerable<FieldError> Errors(MapValue value, FormDefinition definition)
    {
        var path = FieldPath.Of("metadata", "name");
        var name = value.At("metadata", "name");
        if (name is null or NullValue or StringValue { Content: "" } && value.At("metadata", "generateName") is null)
        {
            yield return new(path, FieldErrorKind.FieldValueRequired, "Required value: name or generateName is required");
        }
        else if (Mistake(name, LongestName, Subdomain(), "start and end with a letter or digit and hold only lower case letters, digits, dashes and dots") is { } mistake)
        {
            yield return new(path, FieldErrorKind.FieldValueInvalid, mistake);
        }

        if (!definition.IsNamespaced)
        {
            yield break;
        }

        path = FieldPath.Of("metadata", "namespace");
        var home = value.At("metadata", "namespace");
        if (home is null or NullValue or StringValue { Content: "" })
        {
            yield return new(path, FieldErrorKind.FieldValueRequired, "Required value");
        }
        else if (Mistake(home, LongestLabel, Label(), "start and end with a letter or digit and hold only lower case letters, digits and dashes") is { } mistake)
        {
            yield return new(path, FieldErrorKind.FieldValueInvalid, mistake);
        }
    }

    private static string? Mistake(Value? name, int longest, Regex form, string words) => name switch
    {
        not StringValue => "must be text; put it in quotes",
        StringValue { Content: var text } when text.Length > longest => $"must have at most {longest} characters",
        StringValue { Content: var text } when !form.IsMatch(text) => $"must {words}",
        _ => null,
    };

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
