namespace Portal.Schema.Cel;

/// <summary>The words of the language (cel-spec, syntax).</summary>
internal static class CelGrammar
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    };

    /// <summary>The operators between two operands, the loosest first.</summary>
    public static (string Sign, string Function)[][] Levels { get; } =
    [
        [("||", "_||_")],
        [("&&", "_&&_")],
        [("<", "_<_"), ("<=", "_<=_"), (">", "_>_"), (">=", "_>=_"), ("==", "_==_"), ("!=", "_!=_"), ("in", "@in")],
        [("+", "_+_"), ("-", "_-_")],
        [("*", "_*_"), ("/", "_/_"), ("%", "_%_")],
    ];

    /// <summary>Whether the operators of a level may have any number of terms.</summary>
    public static bool IsLogic(int level) => level < 2;

    /// <summary>Whether the word may be no variable and no function.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);
}
