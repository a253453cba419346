using System.Globalization;

namespace Portal.Schema.Cel;

/// <summary>Number literals; a sign before one belongs to it, so that the least integer can be written.</summary>
internal static class CelNumbers
{
    /// <exception cref="CelSyntaxException">The number does not fit.</exception>
    public static object Positive(CelToken token) => token.Kind switch
    {
        CelTokenKind.Double => (object)Double(token, ""),
        CelTokenKind.UInt => Parse(token) is { } number && number <= ulong.MaxValue ? (object)(ulong)number : throw new CelSyntaxException(token.At, "invalid uint literal"),
        _ => Parse(token) is { } number && number <= long.MaxValue ? (object)(long)number : throw new CelSyntaxException(token.At, "invalid int literal"),
    };

    /// <exception cref="CelSyntaxException">The number does not fit.</exception>
    public static object Negative(CelToken token) => token.Kind == CelTokenKind.Double
        ? (object)Double(token, "-")
        : Parse(token) is { } number && -number >= long.MinValue ? (object)(long)-number : throw new CelSyntaxException(token.At, "invalid int literal");

    private static double Double(CelToken token, string sign) =>
        double.TryParse(sign + token.Content, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new CelSyntaxException(token.At, "invalid double literal");

    private static Int128? Parse(CelToken token)
    {
        var isHex = token.Content.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = isHex ? token.Content.AsSpan(2) : token.Content;
        return digits.Length <= 20 && Int128.TryParse(isHex ? $"0{digits}" : digits, isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
