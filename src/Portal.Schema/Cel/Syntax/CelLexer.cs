namespace Portal.Schema.Cel;

/// <summary>Splits an expression into tokens (cel-spec, syntax). What is no token is a problem and left out, so that parsing can go on.</summary>
internal sealed class CelLexer(string text)
{
    private static readonly string[] Pairs = ["&&", "||", "==", "!=", "<=", ">="];
    private static readonly Dictionary<char, string> Signs = "?:<>+-*/%!()[]{}.,".ToDictionary(c => c, c => c.ToString());
    private readonly List<CelProblem> _problems = [];
    private int _at;

    /// <summary>The tokens, the last one being the end.</summary>
    public static (List<CelToken> Tokens, List<CelProblem> Problems) Read(string text)
    {
        var lexer = new CelLexer(text);
        var tokens = new List<CelToken>();
        do
        {
            if (lexer.Next() is { } token)
            {
                tokens.Add(token);
            }
        }
        while (tokens.Count == 0 || tokens[^1].Kind != CelTokenKind.End);

        return (tokens, lexer._problems);
    }

    private char Here => _at < text.Length ? text[_at] : '\0';

    private CelToken? Next()
    {
        SkipBlanks();
        var start = _at;
        if (_at >= text.Length)
        {
            return new(CelTokenKind.End, "<EOF>", text.Length, text.Length);
        }

        if (char.IsAsciiDigit(Here) || Here == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))
        {
            return Number();
        }

        if (CelQuotes.Read(text, _at) is { } quoted)
        {
            _at = quoted.End;
            return quoted.Content is { } content ? new(quoted.IsBytes ? CelTokenKind.Bytes : CelTokenKind.Text, content, start, _at) : Refuse(start);
        }

        if (char.IsAsciiLetter(Here) || Here == '_')
        {
            while (char.IsAsciiLetterOrDigit(Here) || Here == '_')
            {
                _at++;
            }

            return new(CelTokenKind.Name, text[start.._at], start, _at);
        }

        return Symbol(start);
    }

    private CelToken? Symbol(int start)
    {
        if (Pair() is { } symbol || Signs.TryGetValue(Here, out symbol))
        {
            _at += symbol.Length;
            return new(CelTokenKind.Symbol, symbol, start, _at);
        }

        if (Here == '`' && text.IndexOf('`', start + 1) is > -1 and var close)
        {
            _at = close + 1;
            return new(CelTokenKind.Quoted, text[(start + 1)..close], start, _at);
        }

        // Half a sign takes what follows it into the message.
        _at = Math.Min(text.Length, start + (Here is '&' or '|' or '=' ? 2 : char.IsHighSurrogate(Here) ? 2 : 1));
        return Refuse(start);
    }

    private string? Pair() => _at + 1 < text.Length && text[_at + 1] is '&' or '|' or '=' ? Array.Find(Pairs, pair => pair[0] == Here && pair[1] == text[_at + 1]) : null;

    private CelToken? Refuse(int start)
    {
        _problems.Add(new(start, $"Syntax error: token recognition error at: '{text[start.._at]}'"));
        return null;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (Here is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _at++;
            }
            else if (Here == '/' && _at + 1 < text.Length && text[_at + 1] == '/')
            {
                _at = text.IndexOf('\n', _at) is > -1 and var end ? end : text.Length;
            }
            else
            {
                return;
            }
        }
    }

    private CelToken Number()
    {
        var start = _at;
        var isHex = Here == '0' && _at + 1 < text.Length && text[_at + 1] is 'x' or 'X';
        _at += isHex ? 2 : 0;
        var isDouble = false;
        while (isHex ? char.IsAsciiHexDigit(Here) : char.IsAsciiDigit(Here) || IsOfDouble())
        {
            isDouble |= !isHex && !char.IsAsciiDigit(Here);
            _at++;
        }

        var written = text[start.._at];
        if (!isDouble && Here is 'u' or 'U')
        {
            _at++;
            return new(CelTokenKind.UInt, written, start, _at);
        }

        return new(isDouble ? CelTokenKind.Double : CelTokenKind.Int, written, start, _at);
    }

    private bool IsOfDouble() => Here switch
    {
        '.' => _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]),
        'e' or 'E' => _at + 1 < text.Length && (char.IsAsciiDigit(text[_at + 1]) || _at + 2 < text.Length && text[_at + 1] is '+' or '-' && char.IsAsciiDigit(text[_at + 2])),
        '+' or '-' => _at > 0 && text[_at - 1] is 'e' or 'E',
        _ => false,
    };
}
