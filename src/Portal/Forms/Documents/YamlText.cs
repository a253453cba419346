using System.Text;
using Portal.Schema.Values;

namespace Portal.Forms.Documents;

/// <summary>Writes values as YAML text: blocks of two spaces, flow where it is asked for, quotes where the type would change without them.</summary>
internal static class YamlText
{
    private const string Forbidden = "-?:,[]{}#&*!|>'\"%@`";

    /// <summary>What stands after <c>key:</c>, with its leading space or line break; the text ends without a line break.</summary>
    public static string AfterKey(Value value, int indent) => value switch
    {
        MapValue { Count: > 0 } or ListValue { Elements.Count: > 0 } => "\n" + Spaces(indent) + Block(value, indent),
        _ => " " + Scalar(value, indent),
    };

    /// <summary>The value as a block whose first line stands at <paramref name="indent"/> already.</summary>
    public static string Block(Value value, int indent)
    {
        var separator = "\n" + Spaces(indent);
        return value switch
        {
            MapValue { Count: > 0 } map => string.Join(separator, map.Pairs.Select(pair => Entry(pair.Key, pair.Value, indent))),
            ListValue { Elements.Count: > 0 } list => string.Join(separator, list.Elements.Select(item => "- " + Block(item, indent + 2))),
            _ => Scalar(value, indent),
        };
    }

    public static string Entry(string key, Value value, int indent) => Key(key) + ":" + AfterKey(value, indent + 2);

    public static string Flow(Value value) => value switch
    {
        MapValue map => map.Count == 0 ? "{}" : "{" + string.Join(", ", map.Pairs.Select(pair => $"{Key(pair.Key)}: {Flow(pair.Value)}")) + "}",
        ListValue list => "[" + string.Join(", ", list.Elements.Select(Flow)) + "]",
        _ => OneLine(value),
    };

    public static string Key(string key) => key.Contains('\n', StringComparison.Ordinal) || !IsPlain(key) ? DoubleQuoted(key) : key;

    /// <summary>A scalar or an empty collection; text of several lines as a literal block.</summary>
    public static string Scalar(Value value, int indent) =>
        value is StringValue { Content: var text } && CanBeLiteral(text) ? Literal(text, indent) : OneLine(value);

    public static string OneLine(Value value) => value switch
    {
        StringValue { Content: var text } => IsPlain(text) ? text : text.Any(c => c is '\\' or '"') && CanBeSingle(text) ? SingleQuoted(text) : DoubleQuoted(text),
        NumberValue number => number.Content,
        BoolValue flag => flag.Flag ? "true" : "false",
        MapValue map => Flow(map),
        ListValue list => Flow(list),
        _ => "null",
    };

    public static string SingleQuoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    public static bool CanBeSingle(string text) => text.All(c => c is >= ' ' and not '\x7f' and < '\x80' || char.IsLetterOrDigit(c));

    public static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\x7f' or (>= '\x80' and <= '\xa0') or '\u2028' or '\u2029' or '\ufeff' => quoted.Append($"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether the text, unquoted, is read as the same text in blocks and in flows.</summary>
    public static bool IsPlain(string text) =>
        text.Length is > 0 and < 1000
        && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && (!Forbidden.Contains(text[0], StringComparison.Ordinal) || text[0] == '-' && text.Length > 1 && char.IsAsciiLetter(text[1]))
        && text[^1] != ':'
        && text.All(c => c is >= ' ' and < '\x7f' and not (',' or '[' or ']' or '{' or '}') || char.IsLetterOrDigit(c))
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
        && text is not ("---" or "...") && ScalarRules.IsPlainString(text);

    private static bool CanBeLiteral(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && text[0] is not ('\n' or ' ' or '\t')
        && text.All(c => c is '\n' or '\t' or >= ' ' and < '\x7f' || char.IsLetterOrDigit(c))
        && text.TrimEnd('\n').Length > 0 && !text.Contains(" \n", StringComparison.Ordinal) && text[^1] is not (' ' or '\t');

    private static string Literal(string text, int indent)
    {
        var body = text.TrimEnd('\n');
        var extra = text.Length - body.Length;
        var lines = body.Split('\n').Select(line => line.Length == 0 ? "" : Spaces(indent) + line);
        return (extra == 0 ? "|-" : extra == 1 ? "|" : "|+") + "\n" + string.Join("\n", lines) + new string('\n', Math.Max(0, extra - 1));
    }

    private static string Spaces(int count) => new(' ', count);
}
