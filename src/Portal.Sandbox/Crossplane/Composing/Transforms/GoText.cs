using System.Globalization;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>Values as Go's fmt prints them.</summary>
internal static class GoText
{
    /// <summary>What <c>%v</c> prints.</summary>
    public static string Of(Value value) => value switch
    {
        StringValue text => text.Content,
        BoolValue flag => flag.Flag ? "true" : "false",
        NumberValue { IsInteger: true } number => number.AsInteger!.Value.ToString(CultureInfo.InvariantCulture),
        NumberValue number => Float(number.AsDouble),
        ListValue list => $"[{string.Join(' ', list.Elements.Select(Of))}]",
        MapValue map => $"map[{string.Join(' ', map.Pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Of(pair.Value)}"))}]",
        _ => "<nil>",
    };

    /// <summary>The Go type that a JSON value becomes.</summary>
    public static string TypeOf(Value value) => value switch
    {
        StringValue => "string",
        BoolValue => "bool",
        NumberValue { IsInteger: true } => "int64",
        NumberValue => "float64",
        ListValue => "[]interface {}",
        MapValue => "map[string]interface {}",
        _ => "<nil>",
    };

    /// <summary>A double as <c>%v</c> prints it: the shortest text, with an exponent of two digits for the very large and small.</summary>
    public static string Float(double number)
    {
        var magnitude = Math.Abs(number);
        if (magnitude is 0 or >= 1e-4 and < 1e21)
        {
            return decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? exact.ToString(CultureInfo.InvariantCulture)
                : number.ToString("R", CultureInfo.InvariantCulture);
        }

        return number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }
}
