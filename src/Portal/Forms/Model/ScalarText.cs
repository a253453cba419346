using System.Text.RegularExpressions;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>Between what a person types and the value that goes into the manifest. What fits no number is kept as the text that it is.</summary>
internal static partial class ScalarText
{
    public static string Of(Value? value, StructuralSchema schema) => value switch
    {
        StringValue text when schema.IntOrString && Integer().IsMatch(text.Content) => $"\"{text.Content}\"",
        StringValue text => text.Content,
        NumberValue number => number.Content,
        BoolValue flag => flag.Flag ? "true" : "false",
        _ => "",
    };

    /// <summary>The value; null where nothing was typed, which unsets the field.</summary>
    public static Value? Read(string text, StructuralSchema schema)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (schema.IntOrString)
        {
            return OfIntOrString(text);
        }

        var plain = text.Trim();
        return schema.Type switch
        {
            "integer" or "number" when Number().IsMatch(plain) => new NumberValue(plain),
            "boolean" when plain is "true" or "false" => BoolValue.Of(plain == "true"),
            _ => new StringValue(text),
        };
    }

    private static Value OfIntOrString(string text)
    {
        if (text is ['"', .. var quoted, '"'])
        {
            return new StringValue(quoted);
        }

        return Integer().IsMatch(text) && long.TryParse(text, out _) ? new NumberValue(text) : new StringValue(text);
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
