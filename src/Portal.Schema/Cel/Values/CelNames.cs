using System.Text;

namespace Portal.Schema.Cel;

/// <summary>Property names as Kubernetes writes them in CEL where they are no identifiers (KEP-2876): <c>a-b</c> is <c>a__dash__b</c>.</summary>
internal static class CelNames
{
    private static readonly (string Plain, string Escaped)[] Signs = [("__", "__underscores__"), (".", "__dot__"), ("-", "__dash__"), ("/", "__slash__")];

    /// <summary>The name that an expression uses; null where a property cannot be named.</summary>
    public static string? Escaped(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-' or '/')))
        {
            return null;
        }

        if (IsKeyword(name))
        {
            return $"__{name}__";
        }

        var escaped = new StringBuilder(name);
        foreach (var (plain, written) in Signs)
        {
            escaped.Replace(plain, written);
        }

        return escaped.ToString();
    }

    public static string Unescaped(string name)
    {
        if (!name.Contains("__", StringComparison.Ordinal))
        {
            return name;
        }

        return name is ['_', '_', .. var word, '_', '_'] && IsKeyword(word)
            ? word
            : name.Replace("__dot__", ".", StringComparison.Ordinal).Replace("__dash__", "-", StringComparison.Ordinal)
                .Replace("__slash__", "/", StringComparison.Ordinal).Replace("__underscores__", "__", StringComparison.Ordinal);
    }

    private static bool IsKeyword(string word) => word is "true" or "false" or "null" or "in" or "as" or "break" or "const" or "continue" or "else" or "for" or "function"
        or "if" or "import" or "let" or "loop" or "package" or "namespace" or "return" or "var" or "void" or "while";
}
