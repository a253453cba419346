using System.Globalization;
using System.Text;

namespace Portal.Schema.Cel;

/// <summary>Conversions between types (cel-spec, standard definitions).</summary>
internal static class CelConversions
{
    public static string NameOf(object? value) => value switch
    {
        null => "null_type",
        bool => "bool",
        long => "int",
        ulong => "uint",
        double => "double",
        string => "string",
        byte[] => "bytes",
        CelList => "list",
        CelMap => "map",
        DateTimeOffset => "timestamp",
        TimeSpan => "duration",
        CelOptional => "optional_type",
        CelTypeValue => "type",
        CelQuantity => "kubernetes.Quantity",
        CelSemver => "kubernetes.Semver",
        CelUrl => "kubernetes.URL",
        CelAddress => "net.IP",
        CelNetwork => "net.CIDR",
        CelNamedFormat => "kubernetes.NamedFormat",
        _ => "object",
    };

    /// <summary>The name of a value's type in errors of evaluation.</summary>
    public static string RuntimeNameOf(object? value) => value switch
    {
        DateTimeOffset => "google.protobuf.Timestamp",
        TimeSpan => "google.protobuf.Duration",
        _ => NameOf(value),
    };

    public static string Text(object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        double number => CelText.Number(number),
        byte[] bytes => Utf8(bytes),
        DateTimeOffset time => CelTime.Text(time),
        TimeSpan span => CelText.Decimal(span.TotalSeconds) + "s",
        CelAddress or CelNetwork => value.ToString()!,
        _ => throw CelFault.NoOverload,
    };

    public static long Whole(object? value) => value switch
    {
        long number => number,
        ulong number => number <= long.MaxValue ? (long)number : throw Overflow,
        double number => number > -9223372036854775808.0 && number < 9223372036854775808.0 ? (long)number : throw Overflow,
        string text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw NoConversion("string", "int"),
        DateTimeOffset time => time.ToUnixTimeSeconds(),
        TimeSpan span => checked(span.Ticks * 100),
        _ => throw CelFault.NoOverload,
    };

    public static ulong Natural(object? value) => value switch
    {
        ulong number => number,
        long number => number >= 0 ? (ulong)number : throw Overflow,
        double number => number >= 0 && number < 18446744073709551616.0 ? (ulong)number : throw Overflow,
        string text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw NoConversion("string", "uint"),
        _ => throw CelFault.NoOverload,
    };

    public static double Fraction(object? value) => value switch
    {
        double number => number,
        long number => number,
        ulong number => number,
        string text => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw NoConversion("string", "double"),
        _ => throw CelFault.NoOverload,
    };

    public static bool Flag(object? value) => value switch
    {
        bool flag => flag,
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        string => throw NoConversion("string", "bool"),
        _ => throw CelFault.NoOverload,
    };

    public static TimeSpan Duration(object? value) => value switch
    {
        TimeSpan span => span,
        long nanoseconds => TimeSpan.FromTicks(nanoseconds / 100),
        string text => CelTime.Duration(text) ?? throw NoConversion("string", "google.protobuf.Duration"),
        _ => throw CelFault.NoOverload,
    };

    public static DateTimeOffset Timestamp(object? value) => value switch
    {
        DateTimeOffset time => time,
        long seconds => seconds is >= -62135596800 and <= 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : throw new CelFault("timestamp overflow"),
        string text => CelTime.Timestamp(text) ?? throw NoConversion("string", "google.protobuf.Timestamp"),
        _ => throw CelFault.NoOverload,
    };

    private static CelFault Overflow => new("integer overflow");

    private static CelFault NoConversion(string from, string to) => new($"type conversion error from '{from}' to '{to}'");

    private static string Utf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new CelFault("invalid UTF-8 in bytes, cannot convert to string");
        }
    }
}
