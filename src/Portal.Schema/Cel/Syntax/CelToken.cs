namespace Portal.Schema.Cel;

/// <summary>A word of an expression; <paramref name="Content"/> is a string's content, everything else as written.</summary>
/// <param name="At">Where it starts in the text.</param>
/// <param name="End">Where it ends in the text.</param>
internal readonly record struct CelToken(CelTokenKind Kind, string Content, int At, int End)
{
    public bool Is(string symbol) => Kind == CelTokenKind.Symbol && Content == symbol;
}
