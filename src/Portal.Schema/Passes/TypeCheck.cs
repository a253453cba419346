using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>Whether a value is of the type that its schema names, with the API server's odd cases: formats count as types for what is neither text nor a list.</summary>
internal static class TypeCheck
{
    private const double LargestExact = 9007199254740991;

    public static IEnumerable<FieldError> Errors(Value value, StructuralSchema schema, FieldPath path)
    {
        var types = TypesOf(schema);
        if (types.Count == 0 && schema.Format is null || value is NullValue && (schema.Nullable || types.Count == 0))
        {
            return [];
        }

        var (type, format) = GoTypeOf(value);
        return Mismatch(value, types, schema.Format ?? "", type, format) is var (wanted, got) ? [Invalid(path, wanted, got)] : [];
    }

    /// <summary>The name of a value's type as the server says it.</summary>
    public static string NameOf(Value value) => GoTypeOf(value).Type;

    private static IReadOnlyList<string> TypesOf(StructuralSchema schema) =>
        schema.IntOrString ? ["integer", "string"] : schema.Type is { } type ? [type] : [];

    private static (string Wanted, string Got)? Mismatch(Value value, IReadOnlyList<string> types, string wantedFormat, string type, string format)
    {
        if (value is NullValue)
        {
            return (string.Join(',', types), "null");
        }

        var fits = types.Contains(type) || IsWhole(value) && types.Contains("integer") || type == "integer" && types.Contains("number");
        var isTextOrList = value is StringValue or ListValue;
        if (!isTextOrList && wantedFormat.Length > 0 && !fits && format != wantedFormat)
        {
            return (wantedFormat, format);
        }

        var isOtherFormat = isTextOrList && wantedFormat.Length > 0 && !types.Contains("number") && !types.Contains("integer");
        return fits || isOtherFormat ? null : (string.Join(',', types), type);
    }

    private static bool IsWhole(Value value) => value is NumberValue { IsInteger: false } number && double.IsInteger(number.AsDouble) && Math.Abs(number.AsDouble) <= LargestExact;

    private static (string Type, string Format) GoTypeOf(Value value) => value switch
    {
        MapValue => ("object", ""),
        ListValue => ("array", ""),
        StringValue => ("string", ""),
        NumberValue { IsInteger: true } => ("integer", "int64"),
        NumberValue => ("number", "float64"),
        BoolValue => ("boolean", ""),
        _ => ("null", ""),
    };

    private static FieldError Invalid(FieldPath path, string wanted, string got) =>
        new(path, FieldErrorKind.FieldValueTypeInvalid, $"Invalid value: \"{got}\": {Quoted.Place(path)} in body must be of type {wanted}: \"{got}\"");
}
