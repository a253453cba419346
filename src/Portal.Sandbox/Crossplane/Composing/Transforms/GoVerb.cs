using System.Globalization;
using System.Text;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>One verb of Go's fmt on one value.</summary>
internal static class GoVerb
{
    /// <returns>The text without padding; null where the verb does not fit the value.</returns>
    public static string? Write(char verb, Value value, string flags, int? precision) => (verb, value) switch
    {
        ('v', StringValue) when flags.Contains('#') => Quoted(value.Text!),
        ('v', _) => Signed(GoText.Of(value), value, flags),
        (_, ListValue list) => $"[{string.Join(' ', list.Elements.Select(item => Write(verb, item, flags, precision) ?? $"%!{verb}({GoText.TypeOf(item)}={GoText.Of(item)})"))}]",
        ('T', _) => GoText.TypeOf(value),
        ('t', BoolValue) => GoText.Of(value),
        (_, StringValue text) => OfText(verb, text.Content, precision),
        (_, NumberValue { IsInteger: true } number) => Signed(OfInteger(verb, number.AsInteger!.Value), value, flags),
        (_, NumberValue number) => Signed(OfFloat(verb, number.AsDouble, precision), value, flags),
        _ => null,
    };

    private static string? OfText(char verb, string text, int? precision)
    {
        var cut = precision is { } longest && text.Length > longest ? text[..longest] : text;
        return verb switch
        {
            's' => cut,
            'q' => Quoted(cut),
            'x' => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(cut)),
            'X' => Convert.ToHexString(Encoding.UTF8.GetBytes(cut)),
            _ => null,
        };
    }

    private static string? OfInteger(char verb, long number) => verb switch
    {
        'd' => number.ToString(CultureInfo.InvariantCulture),
        'x' => number < 0 ? "-" + (-number).ToString("x", CultureInfo.InvariantCulture) : number.ToString("x", CultureInfo.InvariantCulture),
        'X' => number < 0 ? "-" + (-number).ToString("X", CultureInfo.InvariantCulture) : number.ToString("X", CultureInfo.InvariantCulture),
        'b' => Convert.ToString(number, 2),
        'o' => Convert.ToString(number, 8),
        'c' => char.ConvertFromUtf32((int)number),
        _ => null,
    };

    private static string? OfFloat(char verb, double number, int? precision) => verb switch
    {
        'f' or 'F' => number.ToString("F" + (precision ?? 6), CultureInfo.InvariantCulture),
        'e' => Exponent(number, "e", precision),
        'E' => Exponent(number, "E", precision),
        'g' or 'G' => GoText.Float(number),
        _ => null,
    };

    private static string Exponent(double number, string letter, int? precision) =>
        number.ToString("0." + new string('0', precision ?? 6) + letter + "+00", CultureInfo.InvariantCulture);

    private static string? Signed(string? text, Value value, string flags) =>
        text is not null && value is NumberValue && flags.Contains('+') && text[0] != '-' ? "+" + text : text;

    private static string Quoted(string text) => ValueWriter.ToJson(text);
}
