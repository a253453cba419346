using System.Globalization;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>The keywords that limit one value.</summary>
internal static class LimitCheck
{
    public static IEnumerable<FieldError> Errors(Value value, StructuralSchema schema, FieldPath path)
    {
        var limits = schema.Constraints;
        var found = value switch
        {
            NumberValue number => OfNumber(number, limits, path),
            StringValue text => OfText(text, schema, path),
            ListValue list => OfList(list, limits, path),
            MapValue map => OfMap(map, limits, path),
            _ => [],
        };
        return limits.Enum is { } allowed && !allowed.Contains(value) ? found.Append(NotSupported(value, allowed, path)) : found;
    }

    private static FieldError NotSupported(Value value, IReadOnlyList<Value> allowed, FieldPath path)
    {
        var names = allowed.Select(option => option is StringValue text ? $"\"{text.Content}\"" : $"\"{ValueWriter.ToJson(option)}\"");
        return new(path, FieldErrorKind.FieldValueNotSupported, $"Unsupported value: {Quoted.Of(value)}: supported values: {string.Join(", ", names)}");
    }

    private static IEnumerable<FieldError> OfNumber(NumberValue value, ValueConstraints limits, FieldPath path)
    {
        var number = value.AsDouble;
        if (limits.Minimum is { } least && (number < least || limits.ExclusiveMinimum && number <= least))
        {
            yield return Invalid(value, path, $"should be greater than {(limits.ExclusiveMinimum ? "" : "or equal to ")}{Plain(least)}");
        }

        if (limits.Maximum is { } most && (number > most || limits.ExclusiveMaximum && number >= most))
        {
            yield return Invalid(value, path, $"should be less than {(limits.ExclusiveMaximum ? "" : "or equal to ")}{Plain(most)}");
        }

        if (limits.MultipleOf is > 0 and { } factor && !IsMultiple(number, factor))
        {
            yield return Invalid(value, path, $"should be a multiple of {Plain(factor)}");
        }
    }

    private static bool IsMultiple(double number, double factor)
    {
        var ratio = number / factor;
        return Math.Abs(ratio - Math.Round(ratio)) <= 1e-9;
    }

    private static IEnumerable<FieldError> OfText(StringValue value, StructuralSchema schema, FieldPath path)
    {
        var limits = schema.Constraints;
        var length = value.Content.EnumerateRunes().Count();
        if (limits.MaxLength is { } most && length > most)
        {
            yield return new(path, FieldErrorKind.FieldValueTooLong, $"Too long: may not be more than {most} bytes");
        }

        if (limits.MinLength is { } least && length < least)
        {
            yield return Invalid(value, path, $"should be at least {least} chars long");
        }

        if (limits.Pattern is { } pattern && Patterns.Matches(pattern, value.Content) == false)
        {
            yield return Invalid(value, path, $"should match '{pattern}'");
        }

        if (schema.Format is { } format && !Formats.Fits(format, value.Content))
        {
            yield return new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(value)}: {path} in body must be of type {format}: {Quoted.Of(value)}");
        }
    }

    private static IEnumerable<FieldError> OfList(ListValue value, ValueConstraints limits, FieldPath path)
    {
        if (limits.MaxItems is { } most && value.Elements.Count > most)
        {
            yield return new(path, FieldErrorKind.FieldValueTooMany, $"Too many: {value.Elements.Count}: must have at most {most} items");
        }

        if (limits.MinItems is { } least && value.Elements.Count < least)
        {
            yield return Invalid(value.Elements.Count, path, $"should have at least {least} items");
        }
    }

    private static IEnumerable<FieldError> OfMap(MapValue value, ValueConstraints limits, FieldPath path)
    {
        if (limits.MaxProperties is { } most && value.Count > most)
        {
            yield return new(path, FieldErrorKind.FieldValueTooMany, $"Too many: {value.Count}: must have at most {most} items");
        }

        if (limits.MinProperties is { } least && value.Count < least)
        {
            yield return Invalid(value.Count, path, $"should have at least {least} properties");
        }
    }

    private static FieldError Invalid(Value value, FieldPath path, string rule) =>
        new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(value)}: {path} in body {rule}");

    private static string Plain(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
