using System.Globalization;
using System.Text;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Go's <c>fmt.Sprintf</c> for the values that JSON has, mistakes included: <c>%!d(string=x)</c>, <c>%!s(MISSING)</c>, <c>%!(EXTRA int64=1)</c>.</summary>
internal sealed class GoFormat
{
    private const int WidestField = 10_000;
    private readonly string _format;
    private readonly IReadOnlyList<Value> _arguments;
    private readonly StringBuilder _text = new();
    private int _next;
    private bool _reordered;

    private GoFormat(string format, IReadOnlyList<Value> arguments) => (_format, _arguments) = (format, arguments);

    public static string Sprintf(string format, params IReadOnlyList<Value> arguments) => new GoFormat(format, arguments).Run();

    private string Run()
    {
        var at = 0;
        while (at < _format.Length)
        {
            var percent = _format.IndexOf('%', at);
            if (percent < 0)
            {
                _text.Append(_format, at, _format.Length - at);
                break;
            }

            _text.Append(_format, at, percent - at);
            at = Directive(percent + 1);
        }

        if (_next < _arguments.Count && !_reordered)
        {
            var extra = _arguments.Skip(_next).Select(value => value is NullValue ? "<nil>" : $"{GoText.TypeOf(value)}={GoText.Of(value)}");
            _text.Append("%!(EXTRA ").AppendJoin(", ", extra).Append(')');
        }

        return _text.ToString();
    }

    private int Directive(int at)
    {
        var start = at;
        while (at < _format.Length && "+-# 0".Contains(_format[at]))
        {
            at++;
        }

        var flags = _format[start..at];
        at = Index(at);
        at = Digits(at, out var width);
        int? precision = null;
        if (at < _format.Length && _format[at] == '.')
        {
            at = Digits(at + 1, out precision);
            precision ??= 0;
        }

        at = Index(at);
        if (at >= _format.Length)
        {
            _text.Append("%!(NOVERB)");
            return at;
        }

        Verb(_format[at], flags, width, precision);
        return at + 1;
    }

    /// <summary>An explicit argument index: <c>%[2]s</c>.</summary>
    private int Index(int at)
    {
        if (at >= _format.Length || _format[at] != '[')
        {
            return at;
        }

        var close = _format.IndexOf(']', at);
        if (close < 0 || !int.TryParse(_format.AsSpan(at + 1, close - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return at;
        }

        _reordered = true;
        _next = index - 1;
        return close + 1;
    }

    private int Digits(int at, out int? number)
    {
        var start = at;
        while (at < _format.Length && char.IsAsciiDigit(_format[at]))
        {
            at++;
        }

        number = int.TryParse(_format.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? Math.Min(read, WidestField) : null;
        return at;
    }

    private void Verb(char verb, string flags, int? width, int? precision)
    {
        if (verb == '%')
        {
            _text.Append('%');
            return;
        }

        if (_next < 0 || _next >= _arguments.Count)
        {
            _text.Append(_reordered ? $"%!{verb}(BADINDEX)" : $"%!{verb}(MISSING)");
            return;
        }

        var value = _arguments[_next++];
        var written = GoVerb.Write(verb, value, flags, precision);
        _text.Append(written is null ? Bad(verb, value) : Padded(written, flags, width, verb, value));
    }

    private static string Bad(char verb, Value value) => value is NullValue ? $"%!{verb}(<nil>)" : $"%!{verb}({GoText.TypeOf(value)}={GoText.Of(value)})";

    private static string Padded(string text, string flags, int? width, char verb, Value value)
    {
        if (width is not { } wide || text.Length >= wide)
        {
            return text;
        }

        if (flags.Contains('-'))
        {
            return text.PadRight(wide);
        }

        var zeros = flags.Contains('0') && value is NumberValue && verb is not 's' and not 'q';
        if (!zeros)
        {
            return text.PadLeft(wide);
        }

        var sign = text[0] is '-' or '+' ? text[..1] : "";
        return sign + text[sign.Length..].PadLeft(wide - sign.Length, '0');
    }
}
