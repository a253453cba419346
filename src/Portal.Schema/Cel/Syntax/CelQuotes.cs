using System.Globalization;
using System.Text;

namespace Portal.Schema.Cel;

/// <summary>String and bytes literals (cel-spec, string and bytes values): one or three quotes, raw or with escapes.</summary>
internal sealed class CelQuotes(string text, bool isRaw, bool isBytes)
{
    private readonly StringBuilder _content = new();
    private int _at;

    /// <summary>The literal that starts here: its content, which is null where it is broken, and where it ends. Null where none starts here. The content of bytes has one character a byte.</summary>
    public static (string? Content, bool IsBytes, int End)? Read(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 2 && text[end] is 'r' or 'R' or 'b' or 'B')
        {
            end++;
        }

        if (end >= text.Length || text[end] is not ('"' or '\''))
        {
            return null;
        }

        var letters = text[at..end].ToLowerInvariant();
        var quotes = new CelQuotes(text, letters.Contains('r', StringComparison.Ordinal), letters.Contains('b', StringComparison.Ordinal)) { _at = end };
        var content = quotes.Quoted();
        return (content, quotes.IsBytes, quotes._at);
    }

    private bool IsBytes => isBytes;

    private string? Quoted()
    {
        var quote = text[_at];
        var isTriple = string.CompareOrdinal(text, _at, new string(quote, 3), 0, 3) == 0;
        var close = new string(quote, isTriple ? 3 : 1);
        _at += close.Length;
        while (string.CompareOrdinal(text, _at, close, 0, close.Length) != 0)
        {
            if (_at >= text.Length || !isTriple && text[_at] is '\n' or '\r')
            {
                return null;
            }

            if (text[_at] == '\\' && !isRaw)
            {
                if (!Escape())
                {
                    return null;
                }
            }
            else
            {
                Plain();
            }
        }

        _at += close.Length;
        return _content.ToString();
    }

    private void Plain()
    {
        var length = char.IsHighSurrogate(text[_at]) && _at + 1 < text.Length ? 2 : 1;
        Append(text.Substring(_at, length));
        _at += length;
    }

    private void Append(string piece)
    {
        if (!isBytes)
        {
            _content.Append(piece);
            return;
        }

        foreach (var one in Encoding.UTF8.GetBytes(piece))
        {
            _content.Append((char)one);
        }
    }

    private bool Escape()
    {
        var c = _at + 1 < text.Length ? text[_at + 1] : '\0';
        _at = Math.Min(text.Length, _at + 2);
        if ("abfnrtv".IndexOf(c, StringComparison.Ordinal) is > -1 and var plain)
        {
            _content.Append("\a\b\f\n\r\t\v"[plain]);
            return true;
        }

        if (c is '"' or '\'' or '\\' or '?' or '`')
        {
            _content.Append(c);
            return true;
        }

        return c switch
        {
            'x' or 'X' => Code(2, 16),
            'u' when !isBytes => Code(4, 16),
            'U' when !isBytes => Code(8, 16),
            >= '0' and <= '3' => Octal(),
            _ => false,
        };
    }

    private bool Octal()
    {
        _at--;
        return Code(3, 8);
    }

    private bool Code(int digits, int radix)
    {
        var end = _at + digits;
        if (end > text.Length || text[_at..end].Any(c => radix == 8 ? c is < '0' or > '7' : !char.IsAsciiHexDigit(c)))
        {
            return false;
        }

        var code = radix == 8 ? Convert.ToInt64(text[_at..end], 8) : long.Parse(text.AsSpan(_at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        _at = end;
        if (isBytes)
        {
            _content.Append((char)code);
            return true;
        }

        if (!Rune.IsValid((int)Math.Min(code, int.MaxValue)))
        {
            return false;
        }

        _content.Append(new Rune((int)code).ToString());
        return true;
    }
}
