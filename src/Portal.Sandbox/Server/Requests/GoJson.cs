using System.Text;

namespace Portal.Sandbox.Server;

/// <summary>What Go's encoding/json says about text that is no JSON: clients show these words to people.</summary>
internal sealed class GoJson
{
    private const string Ended = "unexpected end of JSON input";
    private readonly byte[] _text;
    private int _at;

    private GoJson(byte[] text) => _text = text;

    /// <summary>The first error; null where the text is one JSON value.</summary>
    public static string? Error(byte[] text)
    {
        var scan = new GoJson(text);
        var error = scan.Value(0);
        if (error is not null)
        {
            return error;
        }

        scan.Space();
        return scan._at < text.Length ? scan.Wrong("after top-level value") : null;
    }

    /// <summary>The kind of the value that the text begins with.</summary>
    public static string KindOf(byte[] text) => (char)text.FirstOrDefault(one => one is not ((byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r')) switch
    {
        '{' => "object",
        '[' => "array",
        '"' => "string",
        't' or 'f' => "bool",
        'n' => "null",
        _ => "number",
    };

    private string? Value(int depth)
    {
        Space();
        if (_at >= _text.Length)
        {
            return Ended;
        }

        return _text[_at] switch
        {
            (byte)'{' or (byte)'[' when depth >= Schema.Values.Value.MaxDepth => "exceeded max depth",
            (byte)'{' => Members(depth),
            (byte)'[' => Items(depth),
            (byte)'"' => Text(),
            (byte)'t' => Literal("true"),
            (byte)'f' => Literal("false"),
            (byte)'n' => Literal("null"),
            (byte)'-' or >= (byte)'0' and <= (byte)'9' => Number(),
            _ => Wrong("looking for beginning of value"),
        };
    }

    private string? Members(int depth)
    {
        _at++;
        Space();
        if (Take('}'))
        {
            return null;
        }

        while (true)
        {
            Space();
            if (_at >= _text.Length || _text[_at] != '"')
            {
                return _at >= _text.Length ? Ended : Wrong("looking for beginning of object key string");
            }

            if (Text() is { } wrongKey)
            {
                return wrongKey;
            }

            Space();
            if (!Take(':'))
            {
                return Wrong("after object key");
            }

            if (Value(depth + 1) is { } wrong)
            {
                return wrong;
            }

            Space();
            if (Take('}'))
            {
                return null;
            }

            if (!Take(','))
            {
                return Wrong("after object key:value pair");
            }
        }
    }

    private string? Items(int depth)
    {
        _at++;
        Space();
        if (Take(']'))
        {
            return null;
        }

        while (true)
        {
            if (Value(depth + 1) is { } wrong)
            {
                return wrong;
            }

            Space();
            if (Take(']'))
            {
                return null;
            }

            if (!Take(','))
            {
                return Wrong("after array element");
            }
        }
    }

    private string? Text()
    {
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case (byte)'"':
                    _at++;
                    return null;
                case (byte)'\\':
                    _at++;
                    break;
                case < 0x20:
                    return Wrong("in string literal");
            }
        }

        return Ended;
    }

    private string? Literal(string word)
    {
        for (var i = 0; i < word.Length; i++, _at++)
        {
            if (_at >= _text.Length || _text[_at] != word[i])
            {
                return Wrong($"in literal {word} (expecting '{word[i]}')");
            }
        }

        return null;
    }

    private string? Number()
    {
        _ = Take('-');
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit((char)_text[_at]) || _text[_at] is (byte)'.' or (byte)'e' or (byte)'E' or (byte)'+' or (byte)'-'))
        {
            _at++;
        }

        return _at == start ? Wrong("in numeric literal") : null;
    }

    private void Space()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r')
        {
            _at++;
        }
    }

    private bool Take(char wanted)
    {
        var isThere = _at < _text.Length && _text[_at] == wanted;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private string Wrong(string where) => _at >= _text.Length ? Ended : $"invalid character {Quoted(_text[_at])} {where}";

    private static string Quoted(byte one) => one switch
    {
        (byte)'\'' => "'\\''",
        (byte)'"' => "'\"'",
        (byte)'\n' => "'\\n'",
        (byte)'\t' => "'\\t'",
        < 0x20 or 0x7f => $"'\\x{one:x2}'",
        >= 0x80 and < 0xa0 => $"'\\u{one:x4}'",
        _ => $"'{Encoding.Latin1.GetString([one])}'",
    };
}
