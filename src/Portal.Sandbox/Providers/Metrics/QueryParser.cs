using System.Globalization;
using System.Text;

namespace Portal.Sandbox.Providers.Metrics;

/// <summary>Reads selectors, functions over ranges, aggregations with <c>by</c>, and arithmetic.</summary>
internal sealed class QueryParser
{
    private const int Deepest = 40;
    private static readonly string[] Aggregations = ["sum", "avg", "min", "max", "count"];
    private static readonly string[] RangeFunctions = ["rate", "irate", "increase", "delta", "avg_over_time", "max_over_time", "min_over_time", "sum_over_time", "last_over_time"];
    private readonly string _text;
    private int _at;
    private int _depth;

    private QueryParser(string text) => _text = text;

    /// <exception cref="QueryException">The text is none of what is served.</exception>
    public static Query Parse(string text)
    {
        var parser = new QueryParser(text);
        var query = parser.Sum();
        return parser.Peek() == '\0' ? query : throw parser.Unexpected();
    }

    private Query Sum()
    {
        if (++_depth > Deepest)
        {
            throw new QueryException("expression is nested too deep");
        }

        var left = Product();
        while (Peek() is '+' or '-')
        {
            left = new Query.Binary(left, _text[_at++], Product());
        }

        _depth--;
        return left;
    }

    private Query Product()
    {
        var left = Term();
        while (Peek() is '*' or '/')
        {
            left = new Query.Binary(left, _text[_at++], Term());
        }

        return left;
    }

    private Query Term()
    {
        var next = Peek();
        if (next == '(')
        {
            _at++;
            var inside = Sum();
            Take(')');
            return inside;
        }

        if (next == '-')
        {
            _at++;
            return new Query.Binary(new Query.Number(0), '-', Term());
        }

        return char.IsAsciiDigit(next) || next == '.' ? Number() : next == '{' ? new Query.Selector("", Matchers()) : Named();
    }

    private Query Named()
    {
        var name = Identifier();
        if (Array.Exists(Aggregations, name.Equals) && Peek() is '(' or 'b')
        {
            return Aggregation(name);
        }

        if (Array.Exists(RangeFunctions, name.Equals) && Peek() == '(')
        {
            _at++;
            var selector = new Query.Selector(Identifier(), Peek() == '{' ? Matchers() : []);
            var range = Range();
            Take(')');
            return new Query.OverTime(name, selector, range);
        }

        return Peek() == '(' ? throw new QueryException($"unknown function with name \"{name}\"") : new Query.Selector(name, Peek() == '{' ? Matchers() : []);
    }

    private Query Aggregation(string name)
    {
        var by = By();
        Take('(');
        var inside = Sum();
        Take(')');
        return new Query.Aggregate(name, inside, by ?? By());
    }

    private List<string>? By()
    {
        if (Peek() != 'b' || !_text.AsSpan(_at).StartsWith("by", StringComparison.Ordinal))
        {
            return null;
        }

        _at += 2;
        Take('(');
        var labels = new List<string>();
        while (Peek() != ')')
        {
            labels.Add(Identifier());
            if (Peek() == ',')
            {
                _at++;
            }
        }

        Take(')');
        return labels;
    }

    private List<Matcher> Matchers()
    {
        Take('{');
        var matchers = new List<Matcher>();
        while (Peek() != '}')
        {
            var label = Identifier();
            matchers.Add(new(label, Operator(), Quoted()));
            if (Peek() == ',')
            {
                _at++;
            }
        }

        Take('}');
        return matchers;
    }

    private string Operator()
    {
        Peek();
        foreach (var candidate in (ReadOnlySpan<string>)["=~", "!~", "!=", "="])
        {
            if (_text.AsSpan(_at).StartsWith(candidate, StringComparison.Ordinal))
            {
                _at += candidate.Length;
                return candidate;
            }
        }

        throw Unexpected();
    }

    private string Quoted()
    {
        var quote = Peek();
        if (quote is not ('"' or '\'' or '`'))
        {
            throw Unexpected();
        }

        var text = new StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != quote; _at++)
        {
            if (_text[_at] == '\\' && quote != '`' && _at + 1 < _text.Length)
            {
                _at++;
            }

            text.Append(_text[_at]);
        }

        if (_at >= _text.Length)
        {
            throw new QueryException("unterminated quoted string");
        }

        _at++;
        return text.ToString();
    }

    private TimeSpan Range()
    {
        Take('[');
        var end = _text.IndexOf(']', _at);
        if (end < 0)
        {
            throw new QueryException("unterminated range");
        }

        var range = Cloud.Durations.Read(_text[_at..end].Trim()) ?? throw new QueryException($"not a valid duration string: \"{_text[_at..end]}\"");
        _at = end + 1;
        return range > TimeSpan.Zero ? range : throw new QueryException("duration must be greater than 0");
    }

    private Query Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '.' or 'e' || (_text[_at] == '-' && _text[_at - 1] == 'e')))
        {
            _at++;
        }

        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Query.Number(number) : throw Unexpected();
    }

    private string Identifier()
    {
        Peek();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or ':'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Unexpected();
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private void Take(char wanted)
    {
        if (Peek() != wanted)
        {
            throw Unexpected();
        }

        _at++;
    }

    private QueryException Unexpected() =>
        new(_at < _text.Length ? $"1:{_at + 1}: parse error: unexpected character: '{_text[_at]}'" : $"1:{_at + 1}: parse error: unexpected end of input");
}
