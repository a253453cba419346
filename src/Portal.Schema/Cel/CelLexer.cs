using System.Globalization;
using System.Text;

namespace Portal.Schema.Cel;

/// <summary>Splits an expression into tokens (cel-spec, syntax).</summary>
internal sealed class CelLexer(string text)
{
    private static readonly string[] Symbols = ["&&", "||", "==", "!=", "<=", ">=", "?", ":", "<", ">", "+", "-", "*", "/", "%", "!", "(", ")", "[", "]", "{", "}", ".", ","];
    private int _at;

    public static List<CelToken> Read(string text)
    {
        var lexer = new CelLexer(text);
        var tokens = new List<CelToken>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != CelTokenKind.End);

        return tokens;
    }

    private char Here => _at < text.Length ? text[_at] : '\0';

    private CelToken Next()
    {
        SkipBlanks();
        if (_at >= text.Length)
        {
            return new(CelTokenKind.End, "");
        }

        if (char.IsAsciiDigit(Here) || Here == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))
        {
            return Number();
        }

        if (Prefix() is var (raw, bytes, length))
        {
            _at += length;
            return new(bytes ? CelTokenKind.Bytes : CelTokenKind.Text, Quoted(raw));
        }

        if (char.IsAsciiLetter(Here) || Here == '_')
        {
            var start = _at;
            while (char.IsAsciiLetterOrDigit(Here) || Here == '_')
            {
                _at++;
            }

            return new(CelTokenKind.Name, text[start.._at]);
        }

        var symbol = Symbols.FirstOrDefault(one => string.CompareOrdinal(text, _at, one, 0, one.Length) == 0) ?? throw new CelUndecided($"unexpected '{Here}'");
        _at += symbol.Length;
        return new(CelTokenKind.Symbol, symbol);
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(Here))
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
        if (Here is 'u' or 'U')
        {
            _at++;
            return new(CelTokenKind.UInt, written);
        }

        return new(isDouble ? CelTokenKind.Double : CelTokenKind.Int, written);
    }

    private bool IsOfDouble() => Here switch
    {
        '.' => _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]),
        'e' or 'E' => _at + 1 < text.Length && (char.IsAsciiDigit(text[_at + 1]) || text[_at + 1] is '+' or '-'),
        '+' or '-' => text[_at - 1] is 'e' or 'E',
        _ => false,
    };

    private (bool Raw, bool Bytes, int Length)? Prefix()
    {
        var end = _at;
        while (end < text.Length && end - _at < 2 && text[end] is 'r' or 'R' or 'b' or 'B')
        {
            end++;
        }

        if (end >= text.Length || text[end] is not ('"' or '\''))
        {
            return null;
        }

        var letters = text[_at..end].ToLowerInvariant();
        return (letters.Contains('r', StringComparison.Ordinal), letters.Contains('b', StringComparison.Ordinal), letters.Length);
    }

    private string Quoted(bool raw)
    {
        var quote = Here;
        var isTriple = string.CompareOrdinal(text, _at, new string(quote, 3), 0, 3) == 0;
        var close = new string(quote, isTriple ? 3 : 1);
        _at += close.Length;
        var content = new StringBuilder();
        while (string.CompareOrdinal(text, _at, close, 0, close.Length) != 0)
        {
            if (_at >= text.Length)
            {
                throw new CelUndecided("a string has no end");
            }

            content.Append(Here == '\\' && !raw ? Escape() : text[_at++].ToString());
        }

        _at += close.Length;
        return content.ToString();
    }

    private string Escape()
    {
        var c = text[_at + 1];
        _at += 2;
        return c switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            'a' => "\a",
            'b' => "\b",
            'f' => "\f",
            'v' => "\v",
            'x' or 'X' => Code(2, NumberStyles.HexNumber),
            'u' => Code(4, NumberStyles.HexNumber),
            'U' => Code(8, NumberStyles.HexNumber),
            _ => c.ToString(),
        };
    }

    private string Code(int digits, NumberStyles style)
    {
        var code = int.Parse(text.AsSpan(_at, digits), style, CultureInfo.InvariantCulture);
        _at += digits;
        return char.ConvertFromUtf32(code);
    }
}
