using Portal.Schema.Passes;

namespace Portal.Schema.Cel;

/// <summary>Patterns: the standard matches and Kubernetes' regex library.</summary>
internal static class CelPatterns
{
    public static bool Matches(string text, string pattern, CelBudget budget)
    {
        Spend(text, pattern, budget);
        return Patterns.Matches(pattern, text) ?? throw Broken(pattern);
    }

    public static string Find(string text, string pattern, CelBudget budget)
    {
        Spend(text, pattern, budget);
        return (Patterns.Find(pattern, text, 1) ?? throw Broken(pattern)).FirstOrDefault("");
    }

    /// <param name="most">How many are found at most; less than nothing is all.</param>
    public static CelList FindAll(string text, string pattern, long most, CelBudget budget)
    {
        Spend(text, pattern, budget);
        return new([.. Patterns.Find(pattern, text, most < 0 ? int.MaxValue : (int)Math.Min(most, int.MaxValue)) ?? throw Broken(pattern)]);
    }

    private static void Spend(string text, string pattern, CelBudget budget) => budget.Spend(((text.Length + 10) / 10) * ((pattern.Length + 3) / 4));

    private static Exception Broken(string pattern) => PatternSyntax.Mistake(pattern) is { } mistake ? new CelFault(mistake) : new CelUndecided($"the pattern {pattern}");
}
