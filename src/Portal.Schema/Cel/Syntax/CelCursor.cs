namespace Portal.Schema.Cel;

/// <summary>A place in the tokens of an expression. What is missing or in the way is said as ANTLR says it to cel-go.</summary>
internal sealed class CelCursor(string text, List<CelToken> tokens)
{
    private static readonly string[] Signs = ["[", "]", "{", "}", "(", ")", ".", ",", "-", "!", "?"];
    private static readonly string[] Starting = ["[", "{", "(", ".", "-", "!"];
    private int _at;
    private (int At, string[] Signs) _also = (-1, []);

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

    /// <summary>Says what may stand here besides an expression.</summary>
    public void Allow(params string[] signs) => _also = (_at, signs);

    /// <exception cref="CelSyntaxException">Nothing that an expression starts with stands here.</exception>
    public CelToken TakePrimary()
    {
        if (Starts(Here))
        {
            return Next();
        }

        var isInTheWay = _at + 1 < tokens.Count && Starts(tokens[_at + 1]);
        throw new CelSyntaxException(Here.At, $"Syntax error: {(isInTheWay ? "extraneous" : "mismatched")} input '{Shown(Here)}' expecting {Expected()}");
    }

    private string Expected()
    {
        var signs = Signs.Where(sign => Starting.Contains(sign) || _also.At == _at && _also.Signs.Contains(sign)).Select(sign => $"'{sign}'");
        return $"{{{string.Join(", ", signs)}, 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}}";
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
        throw new CelSyntaxException(Here.At, isInTheWay ? $"Syntax error: extraneous input '{Shown(Here)}' expecting '{symbol}'"
            : Follows(symbol) ? $"Syntax error: missing '{symbol}' at '{Shown(Here)}'"
            : $"Syntax error: mismatched input '{Shown(Here)}' expecting '{symbol}'");
    }

    /// <summary>The end of what stands between commas, where a comma might stand, too.</summary>
    /// <exception cref="CelSyntaxException">Another token stands here.</exception>
    public void ExpectClose(string symbol)
    {
        if (Take(symbol))
        {
            return;
        }

        var isInTheWay = _at + 1 < tokens.Count && (tokens[_at + 1].Is(symbol) || tokens[_at + 1].Is(","));
        throw new CelSyntaxException(Here.At, $"Syntax error: {(isInTheWay ? "extraneous" : "mismatched")} input '{Shown(Here)}' expecting {{'{symbol}', ','}}");
    }

    /// <summary>Whether what stands here could follow the symbol.</summary>
    private bool Follows(string symbol) => symbol == ":" ? Starts(Here) : Here.Kind == CelTokenKind.End || Here.Kind == CelTokenKind.Symbol && Here.Content is not ("{" or "!" or "(");

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
