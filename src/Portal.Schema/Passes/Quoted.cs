using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>A value as the API server prints it in a message: scalars as they are, strings quoted, maps and lists as JSON.</summary>
internal static class Quoted
{
    public static string Of(Value value) => value is NullValue ? "null" : ValueWriter.ToJson(value);
}
