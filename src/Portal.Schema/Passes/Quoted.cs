using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>Values and places as the API server prints them in a message.</summary>
internal static class Quoted
{
    /// <summary>Scalars as they are, strings quoted, maps and lists as JSON.</summary>
    public static string Of(Value value) => value is NullValue ? "null" : ValueWriter.ToJson(value);

    /// <summary>A path inside a sentence; the root is nothing there.</summary>
    public static string Place(FieldPath path) => path.IsRoot ? "" : path.ToString();
}
