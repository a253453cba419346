using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Portal.Schema.Passes;

/// <summary>Addresses and names of networks, as Go reads them.</summary>
internal static partial class Networks
{
    /// <summary>As net.ParseIP: four decimal parts without leading zeros, or IPv6 without a zone.</summary>
    public static bool IsAddress(string text) =>
        text.Contains(':', StringComparison.Ordinal)
            ? !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            : V4().IsMatch(text);

    /// <summary>As net.ParseCIDR: bits beyond the prefix may be set.</summary>
    public static bool IsCidr(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IsAddress(text[..slash]))
        {
            return false;
        }

        var longest = text[..slash].Contains(':', StringComparison.Ordinal) ? 128 : 32;
        return int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= longest;
    }

    public static bool IsHostname(string text) => text.Length <= 255 && Hostname().IsMatch(text) && text.Split('.').All(part => part.Length <= 63);

    /// <summary>As url.ParseRequestURI: with a scheme, or a path from the root.</summary>
    public static bool IsUri(string text)
    {
        if (text.Length == 0 || text.Any(char.IsControl) || BadEscape().IsMatch(text))
        {
            return false;
        }

        if (text[0] == '/' || text == "*")
        {
            return true;
        }

        var scheme = Scheme().Match(text);
        return scheme.Success && (!text.AsSpan(scheme.Length).StartsWith("//") || Authority().IsMatch(text[(scheme.Length + 2)..]));
    }

    [GeneratedRegex(@"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.|\z)){4}(?<!\.)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex V4();

    [GeneratedRegex(@"^([a-zA-Z0-9\p{S}\p{L}](-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?|([a-zA-Z0-9\p{S}\p{L}]([a-zA-Z0-9\-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?\.)+[a-zA-Z\p{L}]{2,63})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hostname();

    [GeneratedRegex("%([^0-9a-fA-F]|.[^0-9a-fA-F]|.?\\z)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex BadEscape();

    [GeneratedRegex("^[a-zA-Z][-+.a-zA-Z0-9]*:", RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^([^/?#@\s]*@)?(\[[0-9a-fA-F:.%a-z]*\]|[^/?#:\s<>""\[\]\\^`{|}]*)(:[0-9]*)?([/?#]|\z)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Authority();
}
