namespace Portal.Schema.Cel;

/// <summary>A place in the tokens of an expression. What is missing or in the way is said as ANTLR says it to cel-go.</summary>
internal sealed class CelCursor(string text, List<CelToken> tokens)
{
    private const string Expected = "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";
    private int _at;

    public CelToken Here => tokens[_at];

    public CelToken Next() => tokens[_at < tokens.Count - 1 ? _at++ : _at];

    public bool Take(string symbol)
    {
        if (!Here.Is(symbol))
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>The function of the operator that stands here, and its place; null where none of them does.</summary>
    public (string Function, int At)? TakeAny((string Sign, string Function)[] operators)
    {
        var here = Here;
        if (here.Kind is not CelTokenKind.Symbol && !(here.Kind == CelTokenKind.Name && here.Content == "in"))
        {
            return null;
        }

        foreach (var (sign, function) in operators)
        {
            if (sign == here.Content)
            {
                _at++;
                return (function, here.At);
            }
        }

        return null;
    }

    /// <exception cref="CelSyntaxException">Nothing that an expression starts with stands here.</exception>
    public CelToken TakePrimary()
    {
        if (Starts(Here))
        {
            return Next();
        }

        var isInTheWay = _at + 1 < tokens.Count && Starts(tokens[_at + 1]);
        throw new CelSyntaxException(Here.At, $"Syntax error: {(isInTheWay ? "extraneous" : "mismatched")} input '{Shown(Here)}' expecting {Expected}");
    }

    /// <exception cref="CelSyntaxException">No name follows the dot.</exception>
    public CelToken TakeField(CelToken dot)
    {
        if (Here.Kind is CelTokenKind.Name or CelTokenKind.Quoted && Here.Content is not ("true" or "false" or "null" or "in"))
        {
            return Next();
        }

        var end = Here.Kind == CelTokenKind.End ? dot.End : Here.End;
        throw new CelSyntaxException(Here.At, $"Syntax error: no viable alternative at input '{text[dot.At..end]}'");
    }

    /// <exception cref="CelSyntaxException">Another token stands here.</exception>
    public void Expect(string symbol)
    {
        if (Take(symbol))
        {
            return;
        }

        var isInTheWay = _at + 1 < tokens.Count && tokens[_at + 1].Is(symbol);
        var isMissing = symbol != ":" && (Here.Kind == CelTokenKind.End || Here.Kind == CelTokenKind.Symbol && !Here.Is("{") && !Here.Is("!"));
        throw new CelSyntaxException(Here.At, isInTheWay ? $"Syntax error: extraneous input '{Shown(Here)}' expecting '{symbol}'"
            : isMissing ? $"Syntax error: missing '{symbol}' at '{Shown(Here)}'"
            : $"Syntax error: mismatched input '{Shown(Here)}' expecting '{symbol}'");
    }

    /// <exception cref="CelSyntaxException">Something follows the expression.</exception>
    public void ExpectEnd()
    {
        if (Here.Kind != CelTokenKind.End)
        {
            var isLast = tokens[_at + 1].Kind == CelTokenKind.End;
            throw new CelSyntaxException(Here.At, $"Syntax error: {(isLast ? "extraneous" : "mismatched")} input '{Shown(Here)}' expecting <EOF>");
        }
    }

    private static bool Starts(CelToken token) => token.Kind switch
    {
        CelTokenKind.Symbol => token.Content is "[" or "{" or "(" or "." or "-" or "!",
        CelTokenKind.Name => token.Content != "in",
        CelTokenKind.End or CelTokenKind.Quoted => false,
        _ => true,
    };

    private string Shown(CelToken token) => token.Kind == CelTokenKind.End ? "<EOF>" : text[token.At..token.End].Replace("\n", "\\n", StringComparison.Ordinal);
}
