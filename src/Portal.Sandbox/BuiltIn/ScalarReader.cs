using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Scalars of built-in kinds, with the errors of Go's parsers for times, quantities and base64.</summary>
internal static partial class ScalarReader
{
    private const string Seconds = "2006-01-02T15:04:05Z07:00";
    private const string Micros = "2006-01-02T15:04:05.000000Z07:00";

    /// <summary>The value; null where it has another JSON type.</summary>
    /// <exception cref="FormatException">The text of the value cannot be read.</exception>
    public static Value? Read(Value value, string type) => (type, value) switch
    {
        ("string", StringValue) or ("boolean", BoolValue) or ("number", NumberValue) => value,
        ("int32", NumberValue { AsInteger: >= int.MinValue and <= int.MaxValue }) or ("int64", NumberValue { IsInteger: true }) => value,
        ("intOrString", StringValue or NumberValue { IsInteger: true }) => value,
        ("time", StringValue text) => Time(text),
        ("microTime", StringValue text) => MicroTime(text),
        ("bytes", StringValue text) => Bytes(text),
        ("quantity", StringValue text) => Quantity(text.Content),
        ("quantity", NumberValue number) => Quantity(number.Content),
        _ => null,
    };

    private static StringValue Time(StringValue text) =>
        DateTimeOffset.TryParse(text.Content, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && Stamp().IsMatch(text.Content)
            ? new(Clock.Stamp(time))
            : throw new FormatException($"parsing time {Quoted(text)} as \"{Seconds}\": cannot parse {Quoted(text)} as \"2006\"");

    private static StringValue MicroTime(StringValue text) => MicroStamp().IsMatch(text.Content)
        ? text
        : throw new FormatException($"parsing time {Quoted(text)} as \"{Micros}\": cannot parse {Rest(text)} as {(Stamp().IsMatch(text.Content) ? "\".000000\"" : "\"2006\"")}");

    private static string Rest(StringValue text) => Stamp().IsMatch(text.Content) ? $"\"{text.Content[19..]}\"" : Quoted(text);

    private static StringValue Bytes(StringValue text)
    {
        var clean = text.Content.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        for (var i = 0; i < clean.Length; i++)
        {
            var isPadding = clean[i] == '=' && i >= clean.Length - 2 && clean.Length % 4 == 0;
            if (!char.IsAsciiLetterOrDigit(clean[i]) && clean[i] is not ('+' or '/') && !isPadding)
            {
                throw new FormatException($"illegal base64 data at input byte {i}");
            }
        }

        return clean.Length % 4 == 0 ? new(clean) : throw new FormatException($"illegal base64 data at input byte {clean.Length / 4 * 4}");
    }

    private static StringValue Quantity(string text) => QuantityShape().IsMatch(text)
        ? new(text)
        : throw new FormatException("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");

    private static string Quoted(StringValue text) => ValueWriter.ToJson(text);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[-+]\d\d:\d\d)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MicroStamp();

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex QuantityShape();
}
