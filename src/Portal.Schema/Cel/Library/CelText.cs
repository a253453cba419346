using System.Globalization;
using System.Numerics;
using System.Text;

namespace Portal.Schema.Cel;

/// <summary>Texts as CEL sees them: code points, compared by their numbers; numbers written as Go's %g writes them.</summary>
internal static class CelText
{
    public static int Length(string text) => IsPlain(text) ? text.Length : text.EnumerateRunes().Count();

    /// <exception cref="CelFault">The range is not in the text.</exception>
    public static string Slice(string text, long from, long to)
    {
        var length = Length(text);
        if (from > to)
        {
            throw new CelFault($"invalid substring range. start: {from}, end: {to}");
        }

        if (from < 0 || from > length || to < 0 || to > length)
        {
            throw new CelFault($"index out of range: {(from < 0 || from > length ? from : to)}");
        }

        return IsPlain(text) ? text[(int)from..(int)to] : string.Concat(text.EnumerateRunes().Skip((int)from).Take((int)(to - from)));
    }

    /// <summary>Where a part is found, in code points.</summary>
    public static long Place(string text, int at) => at < 0 ? -1 : Length(text[..at]);

    /// <summary>The place in UTF-16 units of the code point at an index.</summary>
    public static int Units(string text, long index)
    {
        var (at, left) = (0, index);
        for (; left > 0 && at < text.Length; left--)
        {
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        }

        return at;
    }

    public static int Compare(string one, string other)
    {
        if (IsPlain(one) || IsPlain(other))
        {
            return string.CompareOrdinal(one, other);
        }

        return one.EnumerateRunes().Select(rune => rune.Value).Zip(other.EnumerateRunes().Select(rune => rune.Value)).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0) is var order and not 0
            ? order
            : Length(one).CompareTo(Length(other));
    }

    /// <summary>A number in the fewest digits, with an exponent where it is less than -4 or more than 5 (Go's %g).</summary>
    public static string Number(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }

        var plain = Decimal(Math.Abs(number));
        var sign = double.IsNegative(number) ? "-" : "";
        var point = plain.IndexOf('.', StringComparison.Ordinal) is > -1 and var dot ? dot : plain.Length;
        var digits = plain.Replace(".", "", StringComparison.Ordinal);
        var first = digits.AsSpan().IndexOfAnyExcept('0');
        var exponent = point - first - 1;
        if (first < 0 || exponent is >= -4 and < 6)
        {
            return sign + plain;
        }

        digits = digits[first..].TrimEnd('0');
        var mantissa = digits.Length > 1 ? $"{digits[0]}.{digits[1..]}" : digits;
        return $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    /// <summary>A number without an exponent.</summary>
    public static string Decimal(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
        {
            return text;
        }

        var power = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? "-" : "";
        var digits = text[sign.Length..mark];
        var point = digits.IndexOf('.', StringComparison.Ordinal) is > -1 and var dot ? dot : digits.Length;
        digits = digits.Replace(".", "", StringComparison.Ordinal);
        point += power;
        return sign + (point <= 0 ? $"0.{new string('0', -point)}{digits}"
            : point >= digits.Length ? digits + new string('0', point - digits.Length)
            : $"{digits[..point]}.{digits[point..]}");
    }

    public static string Joined(IEnumerable<Rune> runes) => string.Concat(runes.Select(rune => rune.ToString()));

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff');
}
