using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>Whether a value is of the type that its schema names.</summary>
internal static class TypeCheck
{
    /// <summary>The type that was wanted, or null where it fits.</summary>
    public static string? Mismatch(Value value, StructuralSchema schema)
    {
        if (schema.IntOrString)
        {
            return value is StringValue or NumberValue { IsInteger: true } ? null : "integer,string";
        }

        return schema.Type is null || Fits(value, schema.Type) ? null : schema.Type;
    }

    public static string NameOf(Value value) => value switch
    {
        MapValue => "object",
        ListValue => "array",
        StringValue => "string",
        NumberValue { IsInteger: true } => "integer",
        NumberValue => "number",
        BoolValue => "boolean",
        _ => "null",
    };

    private static bool Fits(Value value, string type) => type switch
    {
        "object" => value is MapValue,
        "array" => value is ListValue,
        "string" => value is StringValue,
        "integer" => value is NumberValue number && double.IsInteger(number.AsDouble),
        "number" => value is NumberValue,
        "boolean" => value is BoolValue,
        _ => true,
    };
}
