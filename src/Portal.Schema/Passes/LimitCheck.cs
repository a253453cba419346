using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>The keywords that limit one value without looking into it. Of a text's limits the first that fails is said, as the server does.</summary>
internal static class LimitCheck
{
    public static IEnumerable<FieldError> Errors(Value value, StructuralSchema schema, FieldPath path)
    {
        var limits = schema.Constraints;
        var found = value switch
        {
            NumberValue number => NumberCheck.Errors(number, schema, path),
            StringValue text => OfText(text, schema, path),
            ListValue list => OfList(list, limits, path),
            _ => [],
        };
        return found.Concat(OfEnum(value, limits, path));
    }

    public static IEnumerable<FieldError> OfEnum(Value value, ValueConstraints limits, FieldPath path)
    {
        if (limits.Enum is { Count: > 0 } allowed && !allowed.Contains(value))
        {
            var names = allowed.Select(option => option is StringValue text ? $"\"{text.Content}\"" : $"\"{ValueWriter.ToJson(option)}\"");
            yield return new(path, FieldErrorKind.FieldValueNotSupported, $"Unsupported value: {Quoted.Of(value)}: supported values: {string.Join(", ", names)}");
        }
    }

    public static FieldError? OfMap(MapValue value, ValueConstraints limits, FieldPath path)
    {
        if (limits.MinProperties is { } least && value.Count < least)
        {
            return Invalid(value.Count, path, $"should have at least {least} properties");
        }

        return limits.MaxProperties is { } most && value.Count > most ? TooMany(value.Count, most, path) : null;
    }

    private static IEnumerable<FieldError> OfText(StringValue value, StructuralSchema schema, FieldPath path)
    {
        if (FirstOfText(value, schema.Constraints, path) is { } first)
        {
            yield return first;
        }

        if (schema.Format is { } format && !Formats.Fits(format, value.Content))
        {
            yield return new(path, FieldErrorKind.FieldValueTypeInvalid, $"Invalid value: {Quoted.Of(value)}: {Quoted.Place(path)} in body must be of type {format}: {Quoted.Of(value)}");
        }
    }

    private static FieldError? FirstOfText(StringValue value, ValueConstraints limits, FieldPath path)
    {
        var length = value.Content.EnumerateRunes().Count();
        if (limits.MaxLength is { } most && length > most)
        {
            return new(path, FieldErrorKind.FieldValueTooLong, $"Too long: may not be more than {most} bytes");
        }

        if (limits.MinLength is { } least && length < least)
        {
            return Invalid(value, path, $"should be at least {least} chars long");
        }

        return limits.Pattern is { Length: > 0 } pattern && Patterns.Matches(pattern, value.Content) == false ? Invalid(value, path, $"should match '{pattern}'") : null;
    }

    private static IEnumerable<FieldError> OfList(ListValue value, ValueConstraints limits, FieldPath path)
    {
        if (limits.MinItems is { } least && value.Elements.Count < least)
        {
            yield return Invalid(value.Elements.Count, path, $"should have at least {least} items");
        }

        if (limits.MaxItems is { } most && value.Elements.Count > most)
        {
            yield return TooMany(value.Elements.Count, most, path);
        }
    }

    private static FieldError TooMany(int count, long most, FieldPath path) =>
        new(path, FieldErrorKind.FieldValueTooMany, $"Too many: {count}: must have at most {most} {(most == 1 ? "item" : "items")}");

    private static FieldError Invalid(Value value, FieldPath path, string rule) =>
        new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(value)}: {Quoted.Place(path)} in body {rule}");
}
