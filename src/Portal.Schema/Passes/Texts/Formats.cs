using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Portal.Schema.Passes;

/// <summary>The formats that the API server checks (kube-openapi's strfmt), as it checks them; a format that it does not know fits everything.</summary>
internal static partial class Formats
{
    public static bool Fits(string format, string text) => format.Replace("-", "", StringComparison.Ordinal) switch
    {
        "bsonobjectid" => ObjectId().IsMatch(text),
        "uri" => Networks.IsUri(text),
        "email" => MailAddress.TryCreate(text, out _),
        "hostname" => Networks.IsHostname(text),
        "ipv4" => text.Contains('.', StringComparison.Ordinal) && Networks.IsAddress(text),
        "ipv6" => text.Contains(':', StringComparison.Ordinal) && Networks.IsAddress(text),
        "cidr" => Networks.IsCidr(text),
        "mac" => Mac().IsMatch(text),
        "uuid" => Uuid().IsMatch(text),
        "uuid3" => Uuid3().IsMatch(text),
        "uuid4" => Uuid4().IsMatch(text),
        "uuid5" => Uuid5().IsMatch(text),
        "isbn" => CheckDigits.IsIsbn10(text) || CheckDigits.IsIsbn13(text),
        "isbn10" => CheckDigits.IsIsbn10(text),
        "isbn13" => CheckDigits.IsIsbn13(text),
        "creditcard" => CheckDigits.IsCreditCard(text),
        "ssn" => Ssn().IsMatch(text),
        "hexcolor" => HexColor().IsMatch(text),
        "rgbcolor" => RgbColor().IsMatch(text),
        "byte" => Base64().IsMatch(text),
        "date" => IsDate(text),
        "datetime" => IsDateTime(text),
        "duration" => IsDuration(text),
        "k8sshortname" => !NameForms.Label(text).Any(),
        "k8slongname" => !NameForms.Subdomain(text).Any(),
        _ => true,
    };

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsDateTime(string text)
    {
        var at = text.IndexOfAny(['t', 'T']);
        return at > 0 && IsDate(text[..at]) && Time().IsMatch(text[(at + 1)..]);
    }

    private static bool IsDuration(string text) => GoDuration().IsMatch(text) || WordDuration().IsMatch(text);

    [GeneratedRegex(@"^[0-9a-fA-F]{24}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ObjectId();

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](.[0-9]+)?([zZ]|[-+][0-9]{2}:[0-9]{2})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Time();

    [GeneratedRegex(@"^[-+]?(0|(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GoDuration();

    [GeneratedRegex(@"[0-9]+\s*(ns|us|µs|ms|s|m|h|hr|d|w|nano[a-zµ]*|micro[a-zµ]*|milli[a-zµ]*|sec[a-zµ]*|min[a-zµ]*|hour[a-zµ]*|day[a-zµ]*|week|wk[a-zµ]*)([^a-zA-Zµ]|\z)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex WordDuration();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid3();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid4();

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid5();

    [GeneratedRegex(@"^(([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|([0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}|([0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}|([0-9A-Fa-f]{2}:){7}[0-9A-Fa-f]{2}|([0-9A-Fa-f]{2}-){7}[0-9A-Fa-f]{2}|([0-9A-Fa-f]{4}\.){3}[0-9A-Fa-f]{4}|([0-9A-Fa-f]{2}:){19}[0-9A-Fa-f]{2}|([0-9A-Fa-f]{2}-){19}[0-9A-Fa-f]{2})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mac();

    [GeneratedRegex(@"^[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Ssn();

    [GeneratedRegex(@"^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HexColor();

    [GeneratedRegex(@"^rgb\(\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*,\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*,\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*\)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RgbColor();

    [GeneratedRegex(@"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Base64();
}
