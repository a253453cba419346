using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Schema.Values;

namespace Portal.Forms.Documents;

/// <summary>
/// The type of an unquoted scalar as Kubernetes decides it (sigs.k8s.io/yaml on go-yaml 2, which follows YAML 1.1): <c>no</c> is a boolean,
/// <c>0x1F</c> and <c>010</c> are integers, <c>1e3</c> is a number, a date is a string. Number text that is JSON already is kept as it is written.
/// </summary>
internal static partial class ScalarRules
{
    /// <summary>The value, or null for a number that JSON cannot hold (<c>.inf</c>, <c>.nan</c>).</summary>
    public static Value? Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => Value.Null,
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => BoolValue.True,
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => BoolValue.False,
        _ when Unbounded().IsMatch(text) => null,
        _ when char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.' => Number(text) ?? new StringValue(text),
        _ => new StringValue(text),
    };

    /// <summary>Whether any common reader of YAML could take the unquoted text for something else than a string.</summary>
    public static bool IsPlainString(string text) =>
        Resolve(text) is StringValue && !Timestamp().IsMatch(text) && !Sexagesimal().IsMatch(text) && text is not "=" and not "<<";

    private static Value? Number(string text)
    {
        if (JsonNumber().IsMatch(text))
        {
            return new NumberValue(text);
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        var sign = plain.StartsWith('-') ? -1 : 1;
        var digits = plain.TrimStart('+', '-');
        if (plain.Length - digits.Length > 1 || digits.Length == 0)
        {
            return null;
        }

        return Integer(digits) is { } number ? NumberValue.Of(sign * number) : Float(plain);
    }

    private static long? Integer(string digits)
    {
        try
        {
            return digits switch
            {
                ['0', 'x' or 'X', .. { Length: > 0 } hex] when hex.All(char.IsAsciiHexDigit) => Convert.ToInt64(hex, 16),
                ['0', 'o' or 'O', .. { Length: > 0 } octal] when octal.All(IsOctal) => Convert.ToInt64(octal, 8),
                ['0', 'b' or 'B', .. { Length: > 0 } binary] when binary.All(c => c is '0' or '1') => Convert.ToInt64(binary, 2),
                ['0', .. { Length: > 0 } octal] when octal.All(IsOctal) => Convert.ToInt64(octal, 8),
                _ => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static NumberValue? Float(string plain) =>
        FloatText().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? NumberValue.Of(number)
            : null;

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FloatText();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unbounded();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Sexagesimal();
}
