namespace Portal.Schema.Cel;

/// <summary>A word of an expression; <paramref name="Text"/> is a string's content, everything else as written.</summary>
internal readonly record struct CelToken(CelTokenKind Kind, string Text)
{
    public bool Is(string symbol) => Kind == CelTokenKind.Symbol && Text == symbol;
}
