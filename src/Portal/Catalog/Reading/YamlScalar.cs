using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Portal.Schema.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Catalog;

/// <summary>Plain scalars by the core schema of YAML 1.2 (10.3.2), numbers as JavaScript holds them: catalog files are read by Backstage so.</summary>
internal static partial class YamlScalar
{
    private const string TextTag = "tag:yaml.org,2002:str";

    public static Value Of(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || scalar.Tag is { IsEmpty: false } tag && tag.Value == TextTag)
        {
            return scalar.Value;
        }

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => Value.Null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            var text => char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.' ? Number(text) : text,
        };
    }

    private static Value Number(string text)
    {
        if (Whole().IsMatch(text))
        {
            return Written(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }

        if (Hex().IsMatch(text))
        {
            return Written(BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        }

        if (Octal().IsMatch(text))
        {
            return Written(text[2..].Aggregate(BigInteger.Zero, (sum, digit) => sum * 8 + (digit - '0')));
        }

        if (Broken().IsMatch(text))
        {
            var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(number) ? NumberValue.Of(number) : Value.Null;
        }

        // JSON has no infinity and no "not a number": both become null on the wire.
        return Endless().IsMatch(text) ? Value.Null : text;
    }

    private static NumberValue Written(BigInteger number) =>
        BigInteger.Abs(number) <= long.MaxValue ? NumberValue.Of((long)number) : NumberValue.Of((double)number);

    [GeneratedRegex("^[-+]?[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex("^0x[0-9a-fA-F]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Hex();

    [GeneratedRegex("^0o[0-7]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Octal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Broken();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Endless();
}
