using Portal.Sandbox.Admission;
using Portal.Schema.Passes;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Reads label selectors by the grammar of apimachinery's labels package, with its errors.</summary>
internal sealed class LabelSelectorParser
{
    private const string Operators = "in, notin, =, ==, !=, gt, lt";
    private readonly List<string> _tokens;
    private int _at;

    private LabelSelectorParser(string text) => _tokens = Tokens(text);

    public static IReadOnlyList<Requirement> Parse(string text) => new LabelSelectorParser(text).All();

    private string Next => _at < _tokens.Count ? _tokens[_at] : "";

    private List<Requirement> All()
    {
        var found = new List<Requirement>();
        while (Next.Length > 0)
        {
            if (!IsWord(Next) && Next != "!")
            {
                throw Refuse.BadRequest($"found '{Next}', expected: !, identifier, or 'end of string'");
            }

            found.Add(One());
            if (Next.Length == 0)
            {
                break;
            }

            if (Take() is var comma && comma != ",")
            {
                throw Refuse.BadRequest($"found '{comma}', expected: ',' or 'end of string'");
            }

            if (!IsWord(Next) && Next != "!")
            {
                throw Refuse.BadRequest($"found '{Next}', expected: identifier after ','");
            }
        }

        return found;
    }

    private Requirement One()
    {
        var isAbsent = Next == "!";
        _at += isAbsent ? 1 : 0;
        var key = Take();
        if (!IsWord(key))
        {
            throw Wrong($"found '{key}', expected: identifier");
        }

        if (NameForms.Qualified(key).ToList() is { Count: > 0 } mistakes)
        {
            throw Wrong($"<nil>: Invalid value: {ValueWriter.ToJson(key)}: {string.Join("; ", mistakes)}");
        }

        if (isAbsent || Next is "" or ",")
        {
            return new(key, isAbsent ? "!" : "exists", []);
        }

        var op = Take();
        return op switch
        {
            "in" or "notin" => Checked(key, op, Set()),
            "=" or "==" => Checked(key, "in", Exact()),
            "!=" => Checked(key, "notin", Exact()),
            ">" => Compared(key, "gt", Exact()),
            "<" => Compared(key, "lt", Exact()),
            _ => throw Wrong($"found '{op}', expected: {Operators}"),
        };
    }

    private List<string> Set()
    {
        if (Take() is var open && open != "(")
        {
            throw Wrong($"found '{open}' expected: '('");
        }

        var values = new List<string>();
        while (Next != ")")
        {
            var value = Next is "," ? "" : Take();
            if (value.Length > 0 && !IsWord(value))
            {
                throw Wrong($"found '{value}', expected: ',', or identifier");
            }

            values.Add(value);
            if (Next == ",")
            {
                _at++;
                values.AddRange(Next == ")" ? [""] : []);
            }
            else if (Next != ")")
            {
                throw Wrong($"found '{Next}', expected: ',' or ')'");
            }
        }

        _at++;
        return values;
    }

    private List<string> Exact()
    {
        if (Next is "" or ",")
        {
            return [""];
        }

        var value = Take();
        return IsWord(value) ? [value] : throw Wrong($"found '{value}', expected: identifier");
    }

    private static Requirement Checked(string key, string op, List<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (NameForms.LabelValue(values[i]).ToList() is { Count: > 0 } mistakes)
            {
                throw Wrong($"values[{i}][{key}]: Invalid value: {ValueWriter.ToJson(values[i])}: {string.Join("; ", mistakes)}");
            }
        }

        return new(key, op, values);
    }

    private static Requirement Compared(string key, string op, List<string> values) => long.TryParse(values[0], out _)
        ? new(key, op, values)
        : throw Wrong($"values[0]: Invalid value: \"{values[0]}\": for 'Gt', 'Lt' operators, the value must be an integer");

    private string Take() => _at < _tokens.Count ? _tokens[_at++] : "";

    private static RefusedException Wrong(string why) => Refuse.BadRequest($"unable to parse requirement: {why}");

    private static bool IsWord(string token) => token.Length > 0 && !IsSpecial(token[0]);

    private static bool IsSpecial(char one) => one is '=' or '!' or '(' or ')' or ',' or '>' or '<';

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            if (!IsSpecial(text[i]))
            {
                while (i < text.Length && !IsSpecial(text[i]) && !char.IsWhiteSpace(text[i]))
                {
                    i++;
                }
            }
            else
            {
                i += i + 1 < text.Length && text[i] is '=' or '!' && i + 1 < text.Length && text[i + 1] == '=' ? 2 : 1;
            }

            tokens.Add(text[start..i]);
        }

        return tokens;
    }
}
