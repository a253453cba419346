using System.Globalization;
using System.Text;

namespace Portal.Schema.Cel;

/// <summary>Parses an expression (cel-spec, syntax) with the standard macros expanded to nodes of their own.</summary>
internal sealed class CelParser
{
    private const int MaxDepth = 200;
    private static readonly string[][] Levels = [["||"], ["&&"], ["<", "<=", ">", ">=", "==", "!=", "in"], ["+", "-"], ["*", "/", "%"]];
    private readonly List<CelToken> _tokens;
    private int _at;
    private int _depth;

    private CelParser(string text) => _tokens = CelLexer.Read(text);

    /// <exception cref="CelUndecided">The text is no expression that this parser knows.</exception>
    public static CelNode Parse(string text)
    {
        var parser = new CelParser(text);
        var node = parser.Expression();
        return parser.Here.Kind == CelTokenKind.End ? node : throw new CelUndecided($"unexpected '{parser.Here.Text}'");
    }

    private CelToken Here => _tokens[_at];

    private CelNode Expression()
    {
        if (++_depth > MaxDepth)
        {
            throw new CelUndecided("nested too deeply");
        }

        var condition = Level(0);
        if (Take("?"))
        {
            var then = Level(0);
            Expect(":");
            condition = new CelNode.Ternary(condition, then, Expression());
        }

        _depth--;
        return condition;
    }

    private CelNode Level(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var left = Level(level + 1);
        while (Operator(Levels[level]) is { } found)
        {
            left = new CelNode.Binary(found, left, Level(level + 1));
        }

        return left;
    }

    private string? Operator(string[] operators)
    {
        var here = Here;
        if (here.Kind is not (CelTokenKind.Symbol or CelTokenKind.Name) || !operators.Contains(here.Text) || here.Kind == CelTokenKind.Name && here.Text != "in")
        {
            return null;
        }

        _at++;
        return here.Text;
    }

    private CelNode Unary()
    {
        if (Take("!"))
        {
            return new CelNode.Unary("!", Unary());
        }

        if (!Take("-"))
        {
            return Member();
        }

        if (Here.Kind == CelTokenKind.Int && Here.Text == "9223372036854775808")
        {
            _at++;
            return new CelNode.Constant(long.MinValue);
        }

        return new CelNode.Unary("-", Unary());
    }

    private CelNode Member()
    {
        var node = Primary();
        while (true)
        {
            if (Take("."))
            {
                var name = TakeName();
                node = Take("(") ? Method(node, name) : new CelNode.Select(node, name, IsTest: false);
            }
            else if (Take("["))
            {
                node = new CelNode.Index(node, Expression());
                Expect("]");
            }
            else
            {
                return node;
            }
        }
    }

    private CelNode Method(CelNode target, string name)
    {
        var arguments = Arguments(")");
        return (name, arguments) switch
        {
            ("all" or "exists" or "exists_one" or "existsOne" or "filter" or "map", [CelNode.Name variable, var body]) => new CelNode.Macro(name, target, variable.Text, null, body, null),
            ("map", [CelNode.Name variable, var filter, var transform]) => new CelNode.Macro(name, target, variable.Text, null, filter, transform),
            ("all" or "exists" or "existsOne" or "exists_one", [CelNode.Name key, CelNode.Name value, var body]) => new CelNode.Macro(name, target, key.Text, value.Text, body, null),
            _ => new CelNode.Call(target, name, arguments),
        };
    }

    private List<CelNode> Arguments(string close)
    {
        var arguments = new List<CelNode>();
        while (!Take(close))
        {
            arguments.Add(Expression());
            if (!Take(","))
            {
                Expect(close);
                break;
            }
        }

        return arguments;
    }

    private CelNode Primary()
    {
        var here = Here;
        _at++;
        return here.Kind switch
        {
            CelTokenKind.Int => new CelNode.Constant(Integer(here.Text)),
            CelTokenKind.UInt => new CelNode.Constant((ulong)Integer(here.Text)),
            CelTokenKind.Double => new CelNode.Constant(double.Parse(here.Text, NumberStyles.Float, CultureInfo.InvariantCulture)),
            CelTokenKind.Text => new CelNode.Constant(here.Text),
            CelTokenKind.Bytes => new CelNode.Constant(Encoding.UTF8.GetBytes(here.Text)),
            CelTokenKind.Name => Named(here.Text),
            _ => Bracketed(here),
        };
    }

    private CelNode Bracketed(CelToken here)
    {
        if (here.Is("("))
        {
            var inner = Expression();
            Expect(")");
            return inner;
        }

        if (here.Is("["))
        {
            return new CelNode.List(Arguments("]"));
        }

        return here.Is("{") ? Entries() : throw new CelUndecided($"unexpected '{here.Text}'");
    }

    private CelNode.Map Entries()
    {
        var entries = new List<(CelNode, CelNode)>();
        while (!Take("}"))
        {
            var key = Expression();
            Expect(":");
            entries.Add((key, Expression()));
            if (!Take(","))
            {
                Expect("}");
                break;
            }
        }

        return new(entries);
    }

    private CelNode Named(string name)
    {
        if (name is "true" or "false" or "null")
        {
            return new CelNode.Constant(name == "null" ? null : name == "true");
        }

        if (!Take("("))
        {
            return new CelNode.Name(name);
        }

        var arguments = Arguments(")");
        return (name, arguments) switch
        {
            ("has", [CelNode.Select select]) => select with { IsTest = true },
            ("has", _) => throw new CelUndecided("has() takes a field"),
            _ => new CelNode.Call(null, name, arguments),
        };
    }

    private static long Integer(string text)
    {
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return long.TryParse(isHex ? text.AsSpan(2) : text, isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new CelUndecided($"{text} is no integer of 64 bits");
    }

    private string TakeName() => Here.Kind == CelTokenKind.Name ? _tokens[_at++].Text : throw new CelUndecided($"a name is missing before '{Here.Text}'");

    private bool Take(string symbol)
    {
        if (!Here.Is(symbol))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            throw new CelUndecided($"'{symbol}' is missing before '{Here.Text}'");
        }
    }
}
