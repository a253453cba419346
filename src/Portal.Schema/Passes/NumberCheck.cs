using System.Globalization;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>The keywords that limit a number, and the range of its format. The server reports the latter at no field at all.</summary>
internal static class NumberCheck
{
    public static IEnumerable<FieldError> Errors(NumberValue value, StructuralSchema schema, FieldPath path)
    {
        var limits = schema.Constraints;
        var number = value.AsDouble;
        if (schema.Type == "integer" && !FitsFormat(value, schema.Format))
        {
            var format = schema.Format is null ? "(default format)" : $"with format {schema.Format}";
            yield return new(FieldPath.Root, FieldErrorKind.FieldValueInvalid, $"Invalid value: \"\": Checked value must be of type integer {format} in {Quoted.Place(path)}");
        }

        if (limits.MultipleOf is > 0 and { } factor && !IsMultiple(number, factor))
        {
            yield return Invalid(value, path, $"should be a multiple of {Plain(factor)}");
        }

        if (limits.Maximum is { } most && (number > most || limits.ExclusiveMaximum && number >= most))
        {
            yield return Invalid(value, path, $"should be less than {(limits.ExclusiveMaximum ? "" : "or equal to ")}{Plain(most)}");
        }

        if (limits.Minimum is { } least && (number < least || limits.ExclusiveMinimum && number <= least))
        {
            yield return Invalid(value, path, $"should be greater than {(limits.ExclusiveMinimum ? "" : "or equal to ")}{Plain(least)}");
        }
    }

    private static bool FitsFormat(NumberValue value, string? format)
    {
        var whole = value.AsInteger ?? (double.IsInteger(value.AsDouble) && Math.Abs(value.AsDouble) < 9.2e18 ? (long)value.AsDouble : null);
        return whole is { } number && format switch
        {
            "int32" => number is >= int.MinValue and <= int.MaxValue,
            "uint32" => number is >= 0 and <= uint.MaxValue,
            "uint64" => number >= 0,
            _ => true,
        };
    }

    private static bool IsMultiple(double number, double factor)
    {
        var ratio = number / factor;
        return Math.Abs(ratio - Math.Round(ratio)) <= 1e-9;
    }

    private static FieldError Invalid(Value value, FieldPath path, string rule) =>
        new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(value)}: {Quoted.Place(path)} in body {rule}");

    /// <summary>A number as Go prints it with %v.</summary>
    private static string Plain(double number) =>
        double.IsInteger(number) && Math.Abs(number) < 1e21 ? number.ToString("F0", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
}
