using System.Text;
using System.Text.RegularExpressions;
using Portal.Schema.Passes;

namespace Portal.Schema.Cel;

/// <summary>An absolute URL, or a path from the root (Kubernetes' URL library).</summary>
internal sealed partial record CelUrl(string Scheme, string Host, string Path, string Query)
{
    public static CelUrl? Parse(string text)
    {
        if (text == "*" || !Networks.IsUri(text) || Parts().Match(text) is not { Success: true } match)
        {
            return null;
        }

        return new(match.Groups["scheme"].Value.ToLowerInvariant(), match.Groups["host"].Value, match.Groups["path"].Value, match.Groups["query"].Value);
    }

    public object Call(string name, object?[] arguments) => (name, arguments.Length) switch
    {
        ("getScheme", 0) => Scheme,
        ("getHost", 0) => Host,
        ("getHostname", 0) => Port().Replace(Host, "").Trim('[', ']'),
        ("getPort", 0) => Port().Match(Host).Value.TrimStart(':'),
        ("getEscapedPath", 0) => Escaped(Path),
        ("getQuery", 0) => Values(),
        _ => throw CelFault.NoOverload,
    };

    private static string Escaped(string path)
    {
        var text = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(path))
        {
            var c = (char)one;
            _ = char.IsAsciiLetterOrDigit(c) || "-_.~$&+,/:;=@!'()*%[]".Contains(c, StringComparison.Ordinal) ? text.Append(c) : text.Append('%').Append(one.ToString("X2"));
        }

        return text.ToString();
    }

    private CelMap Values()
    {
        var pairs = Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !pair.Contains(';', StringComparison.Ordinal)).Select(pair => pair.Split('=', 2));
        var grouped = pairs.GroupBy(pair => Plain(pair[0]), pair => (object?)Plain(pair.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);
        return new(grouped.ToDictionary(group => (object)group.Key, group => (object?)new CelList([.. group]), CelKeys.Comparer));
    }

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [GeneratedRegex(@"^((?<scheme>[a-zA-Z][-+.a-zA-Z0-9]*):)?(//([^/?#@]*@)?(?<host>[^/?#]*))?(?<path>[^?#]*)(\?(?<query>[^#]*))?(#.*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex(@":[0-9]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Port();
}
