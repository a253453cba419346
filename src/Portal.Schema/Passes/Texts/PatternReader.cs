using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Schema.Passes;

/// <summary>From RE2's syntax to .NET's: RE2's \d, \w, \s and named classes are ASCII, its $ is the end of the text alone, \Q quotes.</summary>
internal sealed partial class PatternReader(string pattern)
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = "\\x00-\\x7F",
        ["blank"] = "\\t ",
        ["cntrl"] = "\\x00-\\x1F\\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = "!-/:-@\\[-`{-~",
        ["space"] = "\\t\\n\\v\\f\\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    private readonly StringBuilder _text = new();
    private int _at;
    private int _classStart = -1;
    private bool _isMultiline;

    /// <summary>The pattern in .NET's syntax; null where it has what .NET reads otherwise.</summary>
    public static string? Translate(string pattern)
    {
        if (Unlike().IsMatch(pattern))
        {
            return null;
        }

        var reader = new PatternReader(pattern) { _isMultiline = Multiline().IsMatch(pattern) };
        while (reader._at < pattern.Length)
        {
            if (!reader.Next())
            {
                return null;
            }
        }

        return reader._text.ToString();
    }

    private bool InClass => _classStart >= 0;

    private bool Next()
    {
        var c = pattern[_at];
        if (c == '\\' && _at + 1 < pattern.Length)
        {
            return Escaped(pattern[_at + 1]);
        }

        if (InClass)
        {
            return WithinClass(c);
        }

        if (c == '[')
        {
            _classStart = _at + (_at + 1 < pattern.Length && pattern[_at + 1] == '^' ? 2 : 1);
            _text.Append(pattern, _at, _classStart - _at);
            _at = _classStart;
            return true;
        }

        if (c == '(' && string.CompareOrdinal(pattern, _at, "(?P<", 0, 4) == 0)
        {
            _text.Append("(?<");
            _at += 4;
            return true;
        }

        _text.Append(c == '$' && !_isMultiline ? "\\z" : c.ToString());
        _at++;
        return true;
    }

    private bool WithinClass(char c)
    {
        if (c == '[' && _at + 1 < pattern.Length && pattern[_at + 1] == ':' && pattern.IndexOf(":]", _at, StringComparison.Ordinal) is > 0 and var end)
        {
            var named = Classes.GetValueOrDefault(pattern[(_at + 2)..end]);
            _text.Append(named);
            _at = end + 2;
            return named is not null;
        }

        if (c == ']' && _at > _classStart)
        {
            _classStart = -1;
        }
        else if (c is '[' or ']')
        {
            _text.Append('\\');
        }

        _text.Append(c);
        _at++;
        return true;
    }

    private bool Escaped(char c)
    {
        _at += 2;
        if (c == 'Q')
        {
            var end = pattern.IndexOf("\\E", _at, StringComparison.Ordinal) is > -1 and var found ? found : pattern.Length;
            _text.Append(Regex.Escape(pattern[_at..end]).Replace("]", "\\]", StringComparison.Ordinal));
            _at = Math.Min(pattern.Length, end + 2);
            return true;
        }

        if (c is 'p' or 'P' && _at < pattern.Length && pattern[_at] != '{')
        {
            _text.Append('\\').Append(c).Append('{').Append(pattern[_at++]).Append('}');
            return true;
        }

        _text.Append((c, InClass) switch
        {
            ('d', true) => "0-9",
            ('d', false) => "[0-9]",
            ('w', true) => "0-9A-Za-z_",
            ('w', false) => "[0-9A-Za-z_]",
            ('s', true) => "\\t\\n\\f\\r ",
            ('s', false) => "[\\t\\n\\f\\r ]",
            ('D', false) => "[^0-9]",
            ('W', false) => "[^0-9A-Za-z_]",
            ('S', false) => "[^\\t\\n\\f\\r ]",
            _ => "\\" + c,
        });
        return !(InClass && c is 'D' or 'W' or 'S');
    }

    /// <summary>Scripts and negated classes of Unicode, code points beyond the first plane, flags within the pattern: .NET's meaning is another or unknown.</summary>
    [GeneratedRegex(@"\\[pP]\{(\^|..[^}])|\\C|\\x\{|.\(\?[a-zA-Z-]*m|\(\?[a-zA-Z-]*U|[\uD800-\uDFFF]", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Unlike();

    [GeneratedRegex(@"^\(\?[is]*m[is]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Multiline();
}
