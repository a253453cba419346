using System.Text.RegularExpressions;

namespace Portal.Schema.Passes;

/// <summary>RE2 patterns in linear time. What .NET's non-backtracking engine cannot decide as RE2 would is left to the server: no answer.</summary>
internal static class Patterns
{
    private static readonly KeptByText<Regex?> Compiled = new(Compile, most: 200_000);

    public static bool? Matches(string pattern, string text) => Compiled.Of(pattern)?.IsMatch(text);

    /// <summary>The parts of a text that match, from the left, without overlaps.</summary>
    public static IReadOnlyList<string>? Find(string pattern, string text, int most)
    {
        if (Compiled.Of(pattern) is not { } regex)
        {
            return null;
        }

        var found = new List<string>();
        for (var match = regex.Match(text); match.Success && found.Count < most; match = match.NextMatch())
        {
            found.Add(match.Value);
        }

        return found;
    }

    /// <summary>Whether the pattern is one at all.</summary>
    public static bool IsValid(string pattern) => PatternSyntax.Mistake(pattern) is null;

    private static Regex? Compile(string pattern)
    {
        try
        {
            return !IsValid(pattern) || PatternReader.Translate(pattern) is not { } translated
                ? null
                : new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
