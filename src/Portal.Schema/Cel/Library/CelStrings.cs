using System.Text;

namespace Portal.Schema.Cel;

/// <summary>The methods of texts (cel-spec, the strings extension, Kubernetes' regex library), counted in code points.</summary>
internal static class CelStrings
{
    public static object? Call(string text, string name, object?[] arguments, CelBudget budget)
    {
        budget.Read(text.Length);
        return (name, arguments) switch
        {
            ("matches", [string pattern]) => CelPatterns.Matches(text, pattern, budget),
            ("find", [string pattern]) => CelPatterns.Find(text, pattern, budget),
            ("findAll", [string pattern]) => CelPatterns.FindAll(text, pattern, -1, budget),
            ("findAll", [string pattern, long most]) => CelPatterns.FindAll(text, pattern, most, budget),
            ("contains", [string part]) => text.Contains(part, StringComparison.Ordinal),
            ("startsWith", [string part]) => text.StartsWith(part, StringComparison.Ordinal),
            ("endsWith", [string part]) => text.EndsWith(part, StringComparison.Ordinal),
            ("lowerAscii", []) => Mapped(text, c => char.IsAsciiLetterUpper(c) ? (char)(c + 32) : c),
            ("upperAscii", []) => Mapped(text, c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c),
            ("trim", []) => text.Trim(),
            ("reverse", []) => CelText.Joined(text.EnumerateRunes().Reverse()),
            ("replace", [string old, string with]) => Replaced(text, old, with, -1, budget),
            ("replace", [string old, string with, long count]) => Replaced(text, old, with, count, budget),
            ("split", [string by]) => Split(text, by, -1),
            ("split", [string by, long most]) => Split(text, by, most),
            ("charAt", [long at]) => At(text, at),
            ("substring", [long from]) => CelText.Slice(text, from, CelText.Length(text)),
            ("substring", [long from, long to]) => CelText.Slice(text, from, to),
            ("indexOf", [string part]) => IndexOf(text, part, 0),
            ("indexOf", [string part, long from]) => IndexOf(text, part, from),
            ("lastIndexOf", [string part]) => LastIndexOf(text, part, CelText.Length(text)),
            ("lastIndexOf", [string part, long from]) => LastIndexOf(text, part, from),
            ("format", [CelList values]) => CelFormatter.Format(text, values, budget),
            _ => CelSignatures.Of(name) is null ? throw new CelUndecided(name) : throw CelFault.NoOverload,
        };
    }

    /// <summary>A text between double quotes with what cannot be printed escaped.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            var at = "\a\b\f\n\r\t\v\\\"".IndexOf(c, StringComparison.Ordinal);
            quoted.Append(at < 0 ? c.ToString() : "\\" + "abfnrtv\\\""[at]);
        }

        return quoted.Append('"').ToString();
    }

    private static string Mapped(string text, Func<char, char> map) => string.Create(text.Length, (text, map), (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = state.map(state.text[i]);
        }
    });

    private static string At(string text, long at)
    {
        var length = CelText.Length(text);
        return at < 0 || at > length ? throw OutOfRange(at) : at == length ? "" : CelText.Slice(text, at, at + 1);
    }

    private static long IndexOf(string text, string part, long from)
    {
        var length = CelText.Length(text);
        if (from < 0 || from > length && (part.Length > 0 || from > length))
        {
            throw OutOfRange(from);
        }

        return part.Length == 0 ? from : CelText.Place(text, text.IndexOf(part, CelText.Units(text, from), StringComparison.Ordinal));
    }

    private static long LastIndexOf(string text, string part, long from)
    {
        var length = CelText.Length(text);
        if (from < 0 || from > length)
        {
            throw OutOfRange(from);
        }

        if (part.Length == 0)
        {
            return from;
        }

        var last = Math.Min(CelText.Units(text, from), text.Length - part.Length);
        return last < 0 ? -1 : CelText.Place(text, text.AsSpan(0, last + part.Length).LastIndexOf(part, StringComparison.Ordinal));
    }

    private static CelFault OutOfRange(long at) => new($"index out of range: {at}");

    /// <summary>Nothing is found before every character and at the end.</summary>
    private static string Replaced(string text, string old, string with, long count, CelBudget budget)
    {
        var left = count < 0 ? long.MaxValue : count;
        var result = new StringBuilder();
        var at = 0;
        if (old.Length == 0)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                result.Append(left-- > 0 ? with : "").Append(rune.ToString());
                budget.Read(with.Length);
            }

            return result.Append(left > 0 ? with : "").ToString();
        }

        for (; left > 0 && text.IndexOf(old, at, StringComparison.Ordinal) is > -1 and var found; left--)
        {
            result.Append(text, at, found - at).Append(with);
            budget.Read(with.Length);
            at = found + old.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static CelList Split(string text, string by, long most)
    {
        if (most == 0)
        {
            return new([]);
        }

        var limit = most < 0 ? int.MaxValue : (int)Math.Min(most, int.MaxValue);
        if (by.Length > 0)
        {
            return new([.. text.Split(by, limit)]);
        }

        var runes = text.EnumerateRunes().ToList();
        return runes.Count <= limit
            ? new([.. runes.Select(rune => rune.ToString())])
            : new([.. runes.Take(limit - 1).Select(rune => rune.ToString()), CelText.Joined(runes.Skip(limit - 1))]);
    }
}
