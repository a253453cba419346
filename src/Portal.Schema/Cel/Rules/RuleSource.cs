using System.Text;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Cel;

/// <summary>A rule as the server prints it in messages: Go's JSON of its internal form, which escapes what HTML knows.</summary>
internal static class RuleSource
{
    public static string Print(ValidationRule rule)
    {
        var json = ValueWriter.ToJson(MapValue.Of(
            ("Rule", rule.Rule), ("Message", rule.Message ?? ""), ("MessageExpression", rule.MessageExpression ?? ""), ("Reason", rule.Reason ?? Value.Null),
            ("FieldPath", rule.FieldPath ?? ""), ("OptionalOldSelf", rule.OptionalOldSelf is { } optional ? optional : Value.Null)));
        return new StringBuilder(json).Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026").ToString();
    }
}
