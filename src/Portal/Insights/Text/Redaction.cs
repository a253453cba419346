using System.Text.RegularExpressions;

namespace Portal.Insights;

/// <summary>
/// Takes out of events, logs and conditions what looks like a credential: providers quote requests in their errors. It catches the usual forms, not
/// every one.
/// </summary>
public static partial class Redaction
{
    private const string Mask = "••••••";

    public static string Of(string text)
    {
        // A look that costs little spares most texts the five searches.
        if (text.Length < 8)
        {
            return text;
        }

        text = KeyBlock().Replace(text, Mask);
        text = UserInfo().Replace(text, "${kept}" + Mask + "@");
        text = Assigned().Replace(text, "${kept}" + Mask);
        text = Bearer().Replace(text, "${kept}" + Mask);
        return Known().Replace(text, Mask);
    }

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex KeyBlock();

    [GeneratedRegex("(?<kept>\\b[a-z][a-z0-9+.-]{1,30}://[^\\s/:@]{0,100}:)[^\\s/@]{1,200}@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex UserInfo();

    [GeneratedRegex("(?<kept>(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|client[_-]?secret|accountkey|sharedaccesskey)[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?)[^\\s\"',;&}]{3,500}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Assigned();

    [GeneratedRegex("(?<kept>(?:bearer|basic)\\s+)[A-Za-z0-9+/=._~-]{12,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Bearer();

    [GeneratedRegex("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{30,}\\b|\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Known();
}
