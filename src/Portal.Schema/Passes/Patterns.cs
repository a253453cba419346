using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Portal.Schema.Passes;

/// <summary>RE2 patterns in linear time. What .NET's non-backtracking engine cannot decide as RE2 would is left to the server: no answer.</summary>
internal static class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex?> Compiled = new(StringComparer.Ordinal);

    public static bool? Matches(string pattern, string text)
    {
        if (Compiled.Count > 10_000)
        {
            Compiled.Clear();
        }

        return Compiled.GetOrAdd(pattern, Compile)?.IsMatch(text);
    }

    private static Regex? Compile(string pattern)
    {
        if (pattern.Contains("[[:", StringComparison.Ordinal) || pattern.Contains("\\Q", StringComparison.Ordinal) || pattern.Contains("\\p", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return new Regex(Translated(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>RE2's \d, \w, \s are ASCII and its $ is the end of the text alone.</summary>
    private static string Translated(string pattern)
    {
        var text = new System.Text.StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                text.Append(Escape(pattern[++i], inClass));
                continue;
            }

            inClass = inClass ? c != ']' || pattern[i - 1] is '[' || pattern[i - 1] is '^' && pattern[i - 2] is '[' : c == '[';
            text.Append(c == '$' && !inClass ? "\\z" : c.ToString());
        }

        return text.ToString();
    }

    private static string Escape(char c, bool inClass) => (c, inClass) switch
    {
        ('d', true) => "0-9",
        ('d', false) => "[0-9]",
        ('w', true) => "0-9A-Za-z_",
        ('w', false) => "[0-9A-Za-z_]",
        ('s', true) => "\\t\\n\\f\\r ",
        ('s', false) => "[\\t\\n\\f\\r ]",
        ('D', false) => "[^0-9]",
        ('W', false) => "[^0-9A-Za-z_]",
        ('S', false) => "[^\\t\\n\\f\\r ]",
        _ => "\\" + c,
    };
}
