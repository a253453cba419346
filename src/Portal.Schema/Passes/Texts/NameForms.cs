using System.Text.RegularExpressions;

namespace Portal.Schema.Passes;

/// <summary>What names may look like, in the words of apimachinery's validation.</summary>
public static partial class NameForms
{
    private const int LongestLabel = 63;
    private const int LongestSubdomain = 253;

    private const string SubdomainRule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelRule =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character "
        + "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string ServiceRule =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character "
        + "(e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    private const string QualifiedPart =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string ValueRule =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    /// <summary>Labels joined by dots (RFC 1123).</summary>
    public static IEnumerable<string> Subdomain(string name) => Form(name, LongestSubdomain, SubdomainShape(), SubdomainRule);

    /// <summary>A label of lower case letters, digits and dashes (RFC 1123).</summary>
    public static IEnumerable<string> Label(string name) => Form(name, LongestLabel, LabelShape(), SubdomainShape().IsMatch(name) ? "must not contain dots" : LabelRule);

    /// <summary>A label that begins with a letter (RFC 1035): services, the names in CRDs.</summary>
    public static IEnumerable<string> Service(string name) => Form(name, LongestLabel, ServiceShape(), ServiceRule);

    public static IEnumerable<string> LabelValue(string text) => Form(text, LongestLabel, text.Length == 0 ? null : PartShape(), ValueRule);

    /// <summary>A label's or annotation's key, a finalizer: <c>name</c> or <c>prefix/name</c>.</summary>
    public static IEnumerable<string> Qualified(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            return [$"a valid qualified name {QualifiedPart} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        var prefix = parts.Length == 1 ? [] : parts[0].Length == 0 ? ["prefix part must be non-empty"] : Subdomain(parts[0]).Select(why => $"prefix part {why}");
        var name = parts[^1].Length == 0 ? ["name part must be non-empty"] : Enumerable.Empty<string>();
        return [.. prefix, .. name, .. Form(parts[^1], LongestLabel, PartShape(), QualifiedPart).Select(why => $"name part {why}")];
    }

    private static IEnumerable<string> Form(string name, int longest, Regex? shape, string rule)
    {
        if (name.Length > longest)
        {
            yield return $"must be no more than {longest} characters";
        }

        if (shape?.IsMatch(name) == false)
        {
            yield return rule;
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SubdomainShape();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelShape();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ServiceShape();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PartShape();
}
