using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.Schema.Cel;

/// <summary>Parses an expression (cel-spec, syntax; cel-go's optional syntax). Operators become calls, macros nodes of their own.</summary>
internal sealed class CelParser
{
    private const int MaxDepth = 250;
    private const int MaxLength = 100_000;
    private readonly CelCursor _cursor;
    private readonly List<CelProblem> _problems;
    private int _depth;

    private CelParser(string text)
    {
        var (tokens, problems) = CelLexer.Read(text);
        (_cursor, _problems) = (new(text, tokens), problems);
    }

    public static CelParsed Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return new(null, [new(0, $"expression code point size exceeds limit: size: {text.Length}, limit {MaxLength}")]);
        }

        var parser = new CelParser(text);
        try
        {
            var root = parser.Expression();
            parser._cursor.ExpectEnd();
            return parser._problems.Count == 0 ? new(root, []) : new(null, parser._problems);
        }
        catch (CelSyntaxException exception)
        {
            return new(null, [.. parser._problems, exception.Problem]);
        }
    }

    private CelNode Expression()
    {
        Descend();
        var condition = Level(0);
        var sign = _cursor.Here;
        if (_cursor.Take("?"))
        {
            var then = Level(0);
            _cursor.Expect(":");
            condition = new CelNode.Call(sign.At, null, "_?_:_", [condition, then, Expression()]);
        }

        _depth--;
        return condition;
    }

    private void Descend()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new CelSyntaxException(_cursor.Here.At, $"expression recursion limit exceeded: {MaxDepth}");
        }
    }

    private CelNode Level(int level)
    {
        if (level == CelGrammar.Levels.Length)
        {
            return Unary();
        }

        if (CelGrammar.IsLogic(level))
        {
            return Logic(level);
        }

        var (left, before) = (Level(level + 1), _depth);
        while (_cursor.TakeAny(CelGrammar.Levels[level]) is var (function, at))
        {
            Descend();
            left = new CelNode.Call(at, null, function, [left, Level(level + 1)]);
        }

        _depth = before;
        return left;
    }

    /// <summary>Terms between the same signs become a balanced tree, so that a hundred of them are not a hundred levels.</summary>
    private CelNode Logic(int level)
    {
        List<CelNode> terms = [Level(level + 1)];
        var signs = new List<int>();
        while (_cursor.TakeAny(CelGrammar.Levels[level]) is var (_, at))
        {
            signs.Add(at);
            terms.Add(Level(level + 1));
        }

        return Balanced(CelGrammar.Levels[level][0].Function, terms, signs, 0, signs.Count - 1);
    }

    private static CelNode Balanced(string function, List<CelNode> terms, List<int> signs, int first, int last)
    {
        if (first > last)
        {
            return terms[first];
        }

        var middle = (first + last + 1) / 2;
        return new CelNode.Call(signs[middle], null, function, [Balanced(function, terms, signs, first, middle - 1), Balanced(function, terms, signs, middle + 1, last)]);
    }

    /// <summary>Signs of one kind in a row cancel each other.</summary>
    private CelNode Unary()
    {
        var (first, count) = (_cursor.Here, 0);
        var sign = first.Is("!") ? "!" : first.Is("-") ? "-" : null;
        while (sign is not null && _cursor.Take(sign))
        {
            count++;
        }

        if (sign == "-" && count % 2 == 1 && _cursor.Here.Kind is CelTokenKind.Int or CelTokenKind.Double)
        {
            return Members(new CelNode.Constant(first.At, CelNumbers.Negative(_cursor.Next())));
        }

        var operand = Member();
        return count % 2 == 1 ? new CelNode.Call(first.At, null, sign + "_", [operand]) : operand;
    }

    private CelNode Member() => Members(Primary());

    private CelNode Members(CelNode node)
    {
        var before = _depth;
        while (true)
        {
            var here = _cursor.Here;
            if (_cursor.Take("."))
            {
                node = Selected(node, here);
            }
            else if (_cursor.Take("["))
            {
                var isOptional = _cursor.Take("?");
                node = new CelNode.Call(here.At, null, isOptional ? "_[?_]" : "_[_]", [node, Expression()]);
                _cursor.Expect("]");
            }
            else
            {
                _depth = before;
                return node;
            }

            Descend();
        }
    }

    private CelNode Selected(CelNode target, CelToken dot)
    {
        var isOptional = _cursor.Take("?");
        var name = _cursor.TakeField(dot);
        var open = _cursor.Here;
        if (name.Kind == CelTokenKind.Name && _cursor.Take("("))
        {
            return CelMacroReader.Method(target, name.Content, open.At, Arguments(")"), _problems);
        }

        if (_cursor.Here.Is("{") && CelMacroReader.Qualified(target) is { } type)
        {
            return Message(type + "." + name.Content);
        }

        var select = new CelNode.Select(dot.At, target, name.Content, IsTest: false, isOptional);
        return CelMacroReader.Qualified(select) is { } qualified && CelTypeNames.Find(qualified) is not null ? new CelNode.Name(dot.At, qualified) : select;
    }

    private List<CelNode> Arguments(string close)
    {
        var arguments = new List<CelNode>();
        if (_cursor.Take(close))
        {
            return arguments;
        }

        _cursor.Allow(close);
        do
        {
            arguments.Add(Expression());
        }
        while (_cursor.Take(","));

        _cursor.Expect(close);
        return arguments;
    }

    private CelNode Primary()
    {
        var here = _cursor.TakePrimary();
        return here.Kind switch
        {
            CelTokenKind.Int or CelTokenKind.UInt or CelTokenKind.Double => new CelNode.Constant(here.At, CelNumbers.Positive(here)),
            CelTokenKind.Text => new CelNode.Constant(here.At, here.Content),
            CelTokenKind.Bytes => new CelNode.Constant(here.At, Encoding.Latin1.GetBytes(here.Content)),
            CelTokenKind.Name => Named(here),
            _ => Bracketed(here),
        };
    }

    private CelNode Bracketed(CelToken here)
    {
        if (here.Is("."))
        {
            return Named(_cursor.TakeField(here) with { At = here.At });
        }

        if (here.Is("["))
        {
            return List(here.At);
        }

        if (here.Is("{"))
        {
            return Map(here.At);
        }

        var inner = Expression();
        _cursor.Expect(")");
        return inner;
    }

    private CelNode.List List(int at) => new(at, Sequence("]", () =>
    {
        var isOptional = _cursor.Take("?");
        return new CelElement(Expression(), isOptional);
    }));

    private CelNode.Map Map(int at) => new(at, Sequence("}", () =>
    {
        var isOptional = _cursor.Take("?");
        var key = Expression();
        _cursor.Expect(":");
        return new CelEntry(key, Expression(), isOptional);
    }));

    private CelNode.Message Message(string type)
    {
        var open = _cursor.Next();
        Sequence("}", () =>
        {
            _cursor.Take("?");
            _cursor.TakeField(open);
            _cursor.Expect(":");
            return Expression();
        });
        return new(open.At, type);
    }

    /// <summary>What stands between commas; a comma may end it.</summary>
    private List<T> Sequence<T>(string close, Func<T> item)
    {
        var items = new List<T>();
        _cursor.Allow(close, ",", "?");
        while (!_cursor.Take(close))
        {
            items.Add(item());
            if (!_cursor.Take(","))
            {
                _cursor.ExpectClose(close);
                break;
            }

            _cursor.Allow(close, "?");
        }

        return items;
    }

    private CelNode Named(CelToken name)
    {
        if (name.Content is "true" or "false" or "null")
        {
            return new CelNode.Constant(name.At, name.Content == "null" ? null : name.Content == "true");
        }

        if (CelGrammar.IsReserved(name.Content))
        {
            _problems.Add(new(name.At, $"reserved identifier: {name.Content}"));
        }

        var open = _cursor.Here;
        if (_cursor.Take("("))
        {
            return CelMacroReader.Function(name.Content, open.At, Arguments(")"), _problems);
        }

        return open.Is("{") ? Message(name.Content) : new CelNode.Name(name.At, name.Content);
    }
}
