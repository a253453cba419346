using System.Globalization;
using System.Text;

namespace Portal.Schema.Cel;

/// <summary><c>"%s".format([x])</c> (cel-go's ext: strings): %s, %d, %f, %e, %b, %o, %x and %X, with a precision where fractions have one.</summary>
internal sealed class CelFormatter(string form, CelList values, CelBudget budget)
{
    private readonly StringBuilder _text = new();
    private int _at;
    private int _used;

    public static string Format(string form, CelList values, CelBudget budget) => new CelFormatter(form, values, budget).Whole();

    private string Whole()
    {
        while (_at < form.Length)
        {
            var next = form.IndexOf('%', _at) is > -1 and var found ? found : form.Length;
            _text.Append(form, _at, next - _at);
            _at = next + 1;
            if (next < form.Length)
            {
                Clause();
            }
        }

        return _used < values.Items.Count ? throw Wrong($"{values.Items.Count - _used} unused arguments") : _text.ToString();
    }

    private void Clause()
    {
        if (_at < form.Length && form[_at] == '%')
        {
            _text.Append('%');
            _at++;
            return;
        }

        var precision = Precision();
        var verb = _at < form.Length ? form[_at++] : throw Wrong("unexpected end of string");
        if (_used >= values.Items.Count)
        {
            throw Wrong($"index {_used} out of range");
        }

        var written = Written(verb, values.Items[_used++], precision);
        budget.Read(written.Length);
        _text.Append(written);
    }

    private int Precision()
    {
        if (_at >= form.Length || form[_at] != '.')
        {
            return 6;
        }

        var start = ++_at;
        while (_at < form.Length && char.IsAsciiDigit(form[_at]))
        {
            _at++;
        }

        return int.TryParse(form.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var precision) && precision <= 100 ? precision : throw Wrong("unable to find end of precision specifier");
    }

    private static string Written(char verb, object? value, int precision) => (verb, value) switch
    {
        ('s', _) => Shown(value),
        ('d', long or ulong) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        ('d' or 'f' or 'e', double number) when !double.IsFinite(number) => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity",
        ('f', double or long or ulong) => CelConversions.Fraction(value).ToString($"F{precision}", CultureInfo.InvariantCulture),
        ('e', double or long or ulong) => CelConversions.Fraction(value).ToString($"0.{new string('0', precision)}e+00", CultureInfo.InvariantCulture),
        ('b', bool flag) => flag ? "1" : "0",
        ('b', long number) => InBase(number, 2),
        ('o', long number) => InBase(number, 8),
        ('b' or 'o', ulong number) => Convert.ToString((long)number, verb == 'b' ? 2 : 8),
        ('x', long number) => InBase(number, 16),
        ('X', long number) => InBase(number, 16).ToUpperInvariant(),
        ('x' or 'X', ulong number) => number.ToString(verb.ToString(), CultureInfo.InvariantCulture),
        ('x', string or byte[]) => Convert.ToHexStringLower(Bytes(value)),
        ('X', string or byte[]) => Convert.ToHexString(Bytes(value)),
        ('d' or 'f' or 'e' or 'b' or 'o' or 'x' or 'X', _) => throw Wrong($"no formatting function for %{verb} of {CelConversions.NameOf(value)}"),
        _ => throw Wrong($"unrecognized formatting clause \"{verb}\""),
    };

    /// <summary>Lists and maps with their items; a map's entries by their keys.</summary>
    private static string Shown(object? value) => value switch
    {
        null => "null",
        double number => double.IsFinite(number) ? CelText.Decimal(number) : Written('f', value, 6),
        CelList list => $"[{string.Join(", ", list.Items.Select(Shown))}]",
        CelMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Shown(entry.Key)}: {Shown(entry.Value)}").Order(StringComparer.Ordinal))}}}",
        CelTypeValue type => type.Name,
        string or bool or long or ulong or byte[] or DateTimeOffset or TimeSpan => CelConversions.Text(value),
        _ => throw Wrong($"string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given {CelConversions.NameOf(value)}"),
    };

    private static byte[] Bytes(object? value) => value as byte[] ?? Encoding.UTF8.GetBytes((string)value!);

    private static string InBase(long number, int radix) => number >= 0 ? Convert.ToString(number, radix) : number == long.MinValue ? "-" + Convert.ToString(number, radix) : "-" + Convert.ToString(-number, radix);

    private static CelFault Wrong(string why) => new($"error during formatting: {why}");
}
