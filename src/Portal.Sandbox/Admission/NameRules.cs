using System.Text.RegularExpressions;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Admission;

/// <summary>What names may look like, in the words of apimachinery's validation.</summary>
internal static partial class NameRules
{
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

    /// <summary>What is wrong with an object's name, by the rule of its kind.</summary>
    public static IEnumerable<string> OfObject(ResourceType type, string name) => type switch
    {
        { Group: "rbac.authorization.k8s.io" } => PathSegment(name),
        { Group: "", Plural: "namespaces" } => Label(name),
        { Group: "", Plural: "services" } => Service(name),
        _ => Subdomain(name),
    };

    public static IEnumerable<string> Subdomain(string name)
    {
        if (name.Length > 253)
        {
            yield return "must be no more than 253 characters";
        }
        else if (!SubdomainShape().IsMatch(name))
        {
            yield return SubdomainRule;
        }
    }

    public static IEnumerable<string> Label(string name)
    {
        if (name.Length > 63)
        {
            yield return "must be no more than 63 characters";
        }

        if (!LabelShape().IsMatch(name))
        {
            yield return SubdomainShape().IsMatch(name) ? "must not contain dots" : LabelRule;
        }
    }

    /// <summary>A label's or annotation's key, a finalizer: <c>name</c> or <c>prefix/name</c>.</summary>
    public static IEnumerable<string> Qualified(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            return [$"a valid label key {QualifiedPart} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')".Replace("label key", "qualified name", StringComparison.Ordinal)];
        }

        var prefix = parts.Length == 1 ? [] : parts[0].Length == 0 ? ["prefix part must be non-empty"] : Subdomain(parts[0]).Select(why => $"prefix part {why}");
        return prefix.Concat(NamePart(parts[^1]));
    }

    public static IEnumerable<string> LabelValue(string text)
    {
        if (text.Length > 63)
        {
            yield return "must be no more than 63 characters";
        }

        if (text.Length > 0 && !PartShape().IsMatch(text))
        {
            yield return ValueRule;
        }
    }

    private static IEnumerable<string> NamePart(string name)
    {
        if (name.Length == 0)
        {
            yield return "name part must be non-empty";
        }
        else if (name.Length > 63)
        {
            yield return "name part must be no more than 63 characters";
        }

        if (!PartShape().IsMatch(name))
        {
            yield return $"name part {QualifiedPart}";
        }
    }

    /// <summary>A label that begins with a letter (RFC 1035): services, the names in CRDs.</summary>
    public static IEnumerable<string> Service(string name)
    {
        if (name.Length > 63)
        {
            yield return "must be no more than 63 characters";
        }

        if (!ServiceShape().IsMatch(name))
        {
            yield return ServiceRule;
        }
    }

    private static IEnumerable<string> PathSegment(string name)
    {
        if (name is "." or "..")
        {
            return [$"may not be '{name}'"];
        }

        return (name.Contains('/', StringComparison.Ordinal) ? (string[])["may not contain '/'"] : []).Concat(name.Contains('%', StringComparison.Ordinal) ? ["may not contain '%'"] : []);
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
