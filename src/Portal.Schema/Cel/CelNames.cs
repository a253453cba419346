namespace Portal.Schema.Cel;

/// <summary>Property names as Kubernetes writes them in CEL where they are no identifiers (KEP-2876): <c>a-b</c> is <c>a__dash__b</c>.</summary>
internal static class CelNames
{
    public static string Unescaped(string name) => !name.Contains("__", StringComparison.Ordinal) ? name : name is ['_', '_', .. var word, '_', '_'] && IsKeyword(word)
        ? word
        : name.Replace("__dot__", ".", StringComparison.Ordinal).Replace("__dash__", "-", StringComparison.Ordinal)
            .Replace("__slash__", "/", StringComparison.Ordinal).Replace("__underscores__", "__", StringComparison.Ordinal);

    private static bool IsKeyword(string word) => word is "true" or "false" or "null" or "in" or "as" or "break" or "const" or "continue" or "else" or "for" or "function"
        or "if" or "import" or "let" or "loop" or "package" or "namespace" or "return" or "var" or "void" or "while";
}
