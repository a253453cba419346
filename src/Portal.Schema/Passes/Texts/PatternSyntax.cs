using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Schema.Passes;

/// <summary>Whether a pattern is one of RE2, and what Go says where it is none (regexp/syntax).</summary>
internal sealed partial class PatternSyntax(string pattern)
{
    private const int MostRepeats = 1000;
    /// <summary>No word of the syntax is longer.</summary>
    private const int Window = 200;
    private static readonly string[] Named = ["alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit"];
    private int _at;
    private int _open;
    private bool _hasTerm;
    private int _repeat = -1;

    /// <summary>Go's error; null where the pattern is one.</summary>
    public static string? Mistake(string pattern)
    {
        var syntax = new PatternSyntax(pattern);
        while (syntax._at < pattern.Length)
        {
            if (syntax.Next() is { } wrong)
            {
                return $"error parsing regexp: {wrong}";
            }
        }

        return syntax._open > 0 ? $"error parsing regexp: missing closing ): `{pattern}`" : null;
    }

    private string? Next()
    {
        var c = pattern[_at];
        if (c is '*' or '+' or '?' || c == '{' && Length(Braces(), _at) > 0)
        {
            return Repetition(c);
        }

        _repeat = -1;
        (_hasTerm, var before) = (c is not ('(' or '|'), _at);
        switch (c)
        {
            case '(':
                _open++;
                return Group();
            case ')':
                _at++;
                return --_open < 0 ? $"unexpected ): `{pattern}`" : null;
            case '[':
                return Class();
            case '\\':
                return Escape(inClass: false);
            default:
                _at = before + 1;
                return null;
        }
    }

    private string? Repetition(char c)
    {
        var start = _at;
        _at += c == '{' ? Length(Braces(), _at) : 1;
        if (c == '{' && !Fits(pattern[(start + 1)..(_at - 1)]))
        {
            return $"invalid repeat count: `{pattern[start.._at]}`";
        }

        if (!_hasTerm)
        {
            return $"missing argument to repetition operator: `{pattern[start.._at]}`";
        }

        _at += _at < pattern.Length && pattern[_at] == '?' ? 1 : 0;
        if (_repeat >= 0)
        {
            return $"invalid nested repetition operator: `{pattern[_repeat.._at]}`";
        }

        _repeat = start;
        return null;
    }

    private static bool Fits(string counts)
    {
        var parts = counts.Split(',');
        var least = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : int.MaxValue;
        var most = parts.Length == 1 || parts[1].Length == 0 ? least : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) ? to : int.MaxValue;
        return least <= MostRepeats && most <= MostRepeats && least <= most;
    }

    private string? Group()
    {
        var start = _at++;
        if (_at >= pattern.Length || pattern[_at] != '?')
        {
            return null;
        }

        if (Length(Name(), start) is > 0 and var name)
        {
            _at = start + name;
            return null;
        }

        if (Length(Bracketed(), start) > 0)
        {
            var end = pattern.IndexOf('>', start);
            return $"invalid named capture: `{(end < 0 ? pattern[start..] : pattern[start..(end + 1)])}`";
        }

        if (Length(Flags(), start) is > 0 and var flags)
        {
            _at = start + flags;
            _open -= pattern[_at - 1] == ')' ? 1 : 0;
            return null;
        }

        var wrong = start + Length(FlagsBegun(), start) + 1;
        return wrong > pattern.Length ? $"missing closing ): `{pattern}`" : $"invalid or unsupported Perl syntax: `{pattern[start..wrong]}`";
    }

    private string? Class()
    {
        var start = _at++;
        _at += _at < pattern.Length && pattern[_at] == '^' ? 1 : 0;
        for (var isFirst = true; _at < pattern.Length && (isFirst || pattern[_at] != ']'); isFirst = false)
        {
            if (pattern[_at] == '[' && _at + 1 < pattern.Length && pattern[_at + 1] == ':' && pattern.IndexOf(":]", _at + 2, Math.Min(Window, pattern.Length - _at - 2), StringComparison.Ordinal) is > 0 and var end)
            {
                if (!Named.Contains(pattern[(_at + 2)..end].TrimStart('^')))
                {
                    return $"invalid character class range: `{pattern[_at..(end + 2)]}`";
                }

                _at = end + 2;
            }
            else if (Range() is { } wrong)
            {
                return wrong;
            }
        }

        return _at++ < pattern.Length ? null : $"missing closing ]: `{pattern[start..]}`";
    }

    private string? Range()
    {
        var start = _at;
        var (low, wrong) = One();
        if (wrong is not null || low < 0 || _at + 1 >= pattern.Length || pattern[_at] != '-' || pattern[_at + 1] == ']')
        {
            return wrong;
        }

        _at++;
        (var high, wrong) = One();
        return wrong ?? (high >= 0 && high < low ? $"invalid character class range: `{pattern[start.._at]}`" : null);
    }

    /// <summary>A character of a class; less than nothing where it stands for several.</summary>
    private (int Code, string? Wrong) One()
    {
        if (pattern[_at] != '\\')
        {
            var code = char.IsSurrogatePair(pattern, _at) ? char.ConvertToUtf32(pattern, _at) : pattern[_at];
            _at += code > char.MaxValue ? 2 : 1;
            return (code, null);
        }

        var start = _at;
        var wrong = Escape(inClass: true);
        return (_at - start == 2 && !char.IsAsciiLetterOrDigit(pattern[start + 1]) ? pattern[start + 1] : -1, wrong);
    }

    private string? Escape(bool inClass)
    {
        if (_at + 1 >= pattern.Length)
        {
            return "trailing backslash at end of expression: ``";
        }

        if (!inClass && pattern[_at + 1] == 'Q')
        {
            _at = pattern.IndexOf("\\E", _at, StringComparison.Ordinal) is > -1 and var end ? end + 2 : pattern.Length;
            return null;
        }

        var known = Length(inClass ? EscapeOfClass() : EscapeOfTerm(), _at);
        if (known == 0)
        {
            return $"invalid escape sequence: `{pattern.Substring(_at, 2)}`";
        }

        _at += known;
        return null;
    }

    /// <summary>How long the form is that stands at a place; 0 where none does.</summary>
    private int Length(Regex form, int at)
    {
        foreach (var match in form.EnumerateMatches(pattern.AsSpan(at, Math.Min(Window, pattern.Length - at))))
        {
            return match.Length;
        }

        return 0;
    }

    [GeneratedRegex(@"^\{[0-9]+(,[0-9]*)?\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"^\(\?P?<[A-Za-z0-9_]+>", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\(\?P?<", RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^\(\?[imsU]*(-[imsU]+)?[:)]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Flags();

    [GeneratedRegex(@"^\(\?[imsU]*(-[imsU]*)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FlagsBegun();

    [GeneratedRegex(@"^\\([dDsSwWafnrtv]|[pP]([A-Z]|\{\^?[A-Za-z_]+\})|x([0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,6}\})|0[0-7]{0,2}|[1-7][0-7]{1,2}|[^\x80-\uFFFF0-9A-Za-z])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex EscapeOfClass();

    [GeneratedRegex(@"^\\([AbBzdDsSwWafnrtv]|[pP]([A-Z]|\{\^?[A-Za-z_]+\})|x([0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,6}\})|0[0-7]{0,2}|[1-7][0-7]{1,2}|[^\x80-\uFFFF0-9A-Za-z])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex EscapeOfTerm();
}
