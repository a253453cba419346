using System.Globalization;
using System.Text;

namespace Portal.Schema.Cel;

/// <summary>The functions of texts (cel-spec and the strings extension), counted in code points.</summary>
internal static class CelStrings
{
    public static object? Call(string text, string name, object?[] arguments, CelBudget budget)
    {
        budget.Spend((text.Length / 10) + 1);
        return (name, arguments) switch
        {
            ("contains", [string part]) => text.Contains(part, StringComparison.Ordinal),
            ("startsWith", [string part]) => text.StartsWith(part, StringComparison.Ordinal),
            ("endsWith", [string part]) => text.EndsWith(part, StringComparison.Ordinal),
            ("lowerAscii", []) => Mapped(text, c => char.IsAsciiLetterUpper(c) ? (char)(c + 32) : c),
            ("upperAscii", []) => Mapped(text, c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c),
            ("trim", []) => text.Trim(),
            ("reverse", []) => string.Concat(text.EnumerateRunes().Reverse()),
            ("replace", [string old, string with]) => Replaced(text, old, with, -1),
            ("replace", [string old, string with, long count]) => Replaced(text, old, with, count),
            ("split", [string by]) => Split(text, by, -1),
            ("split", [string by, long most]) => Split(text, by, most),
            ("charAt", [long at]) => at == Runes(text).Length ? "" : Slice(text, at, at + 1),
            ("substring", [long from]) => Slice(text, from, Runes(text).Length),
            ("substring", [long from, long to]) => Slice(text, from, to),
            ("indexOf", [string part]) => IndexOf(text, part, text.IndexOf(part, StringComparison.Ordinal)),
            ("lastIndexOf", [string part]) => IndexOf(text, part, text.LastIndexOf(part, StringComparison.Ordinal)),
            _ => throw new CelUndecided(name),
        };
    }

    private static string Mapped(string text, Func<char, char> map) => string.Create(text.Length, (text, map), (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = state.map(state.text[i]);
        }
    });

    private static Rune[] Runes(string text) => [.. text.EnumerateRunes()];

    private static string Slice(string text, long from, long to)
    {
        var runes = Runes(text);
        return from < 0 || to > runes.Length || from > to
            ? throw new CelFault($"index out of range: {(from < 0 || from > runes.Length ? from : to).ToString(CultureInfo.InvariantCulture)}")
            : string.Concat(runes[(int)from..(int)to]);
    }

    private static long IndexOf(string text, string part, int at) => at < 0 ? -1 : part.Length == 0 && at > 0 ? Runes(text).Length : Runes(text[..at]).Length;

    private static string Replaced(string text, string old, string with, long count)
    {
        if (count < 0)
        {
            return old.Length == 0 ? throw new CelUndecided("replace of nothing") : text.Replace(old, with, StringComparison.Ordinal);
        }

        var at = 0;
        for (; count > 0 && text.IndexOf(old, at, StringComparison.Ordinal) is > -1 and var found; count--)
        {
            text = string.Concat(text.AsSpan(0, found), with, text.AsSpan(found + old.Length));
            at = found + with.Length;
        }

        return text;
    }

    private static CelList Split(string text, string by, long most)
    {
        IEnumerable<string> parts = by.Length == 0
            ? text.EnumerateRunes().Select(rune => rune.ToString())
            : most < 0 ? text.Split(by) : most == 0 ? [] : text.Split(by, (int)Math.Min(most, int.MaxValue));
        return new([.. parts]);
    }
}
