using System.Globalization;
using System.Text.Json;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>A value in another type.</summary>
internal static class ConvertTransform
{
    public static Value Of(Value? step, Value input)
    {
        var (to, format) = (step?["toType"]?.Text ?? "", step?["format"]?.Text ?? "none");
        if (input is not (StringValue or NumberValue or BoolValue))
        {
            throw new TransformException($"invalid input type {GoText.TypeOf(input)}");
        }

        return (to, format, input) switch
        {
            ("object" or "array", "json", StringValue text) => FromJson(text.Content, to),
            ("float64", "quantity", StringValue text) => NumberValue.Of(Quantity(text.Content)),
            ("string", "none", _) or ("string", _, StringValue) => AsText(input),
            ("int" or "int64", "none", _) or ("int" or "int64", _, NumberValue { IsInteger: true }) => AsInteger(input),
            ("float64", "none", _) or ("float64", _, NumberValue) => AsFloat(input),
            ("bool", "none", _) or ("bool", _, BoolValue) => AsBool(input),
            ("string" or "int" or "int64" or "float64" or "bool" or "object" or "array", _, _) =>
                throw new TransformException($"conversion from {GoText.TypeOf(input)} to {(to == "int" ? "int64" : to)} is not supported with format {format}"),
            _ => throw new TransformException($"toType: Invalid value: {ValueWriter.ToJson(to)}: invalid type"),
        };
    }

    private static Value AsText(Value input) => input is NumberValue { IsInteger: false } number
        ? Plain(number.AsDouble.ToString("R", CultureInfo.InvariantCulture))
        : GoText.Of(input);

    /// <summary>Without an exponent, as far as a decimal reaches.</summary>
    private static string Plain(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact.ToString(CultureInfo.InvariantCulture) : text;

    private static Value AsInteger(Value input) => input switch
    {
        NumberValue { IsInteger: true } => input,
        NumberValue number => NumberValue.Of((long)number.AsDouble),
        BoolValue flag => NumberValue.Of(flag.Flag ? 1 : 0),
        _ => long.TryParse(input.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? NumberValue.Of(number)
            : throw new TransformException($"strconv.ParseInt: parsing {ValueWriter.ToJson(input)}: invalid syntax"),
    };

    private static Value AsFloat(Value input) => input switch
    {
        NumberValue => input,
        BoolValue flag => NumberValue.Of(flag.Flag ? 1 : 0),
        _ => double.TryParse(input.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? NumberValue.Of(number)
            : throw new TransformException($"strconv.ParseFloat: parsing {ValueWriter.ToJson(input)}: invalid syntax"),
    };

    private static Value AsBool(Value input) => input switch
    {
        BoolValue => input,
        NumberValue number => number.AsDouble is 1,
        _ => input.Text switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
            _ => throw new TransformException($"strconv.ParseBool: parsing {ValueWriter.ToJson(input)}: invalid syntax"),
        },
    };

    private static Value FromJson(string text, string to)
    {
        try
        {
            var read = ValueReader.Parse(text);
            return (to, read) is ("object", MapValue) or ("array", ListValue) ? read : throw new TransformException($"parse input as JSON: it is no {to}");
        }
        catch (JsonException broken)
        {
            throw new TransformException($"parse input as JSON: {broken.Message}");
        }
    }

    private static double Quantity(string text)
    {
        var digits = text.TrimEnd('i', 'n', 'u', 'm', 'k', 'K', 'M', 'G', 'T', 'P', 'E');
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw new TransformException("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }

        return number * Factor(text[digits.Length..]);
    }

    private static double Factor(string suffix) => suffix switch
    {
        "" => 1,
        "n" => 1e-9, "u" => 1e-6, "m" => 1e-3,
        "k" => 1e3, "M" => 1e6, "G" => 1e9, "T" => 1e12, "P" => 1e15, "E" => 1e18,
        "Ki" => 1L << 10, "Mi" => 1L << 20, "Gi" => 1L << 30, "Ti" => 1L << 40, "Pi" => 1L << 50, "Ei" => 1L << 60,
        _ => throw new TransformException($"unable to parse quantity's suffix {suffix}"),
    };
}
