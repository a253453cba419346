using System.Text;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Passes;

/// <summary>What is said of a rule that does not hold (apiextensions/pkg/apiserver/schema/cel: validation).</summary>
internal static class RuleWords
{
    private const int LongestSaid = 5 * 1024;

    /// <summary>The rule by its message, else by its text.</summary>
    public static string Name(ValidationRule rule) => (rule.Message is { Length: > 0 } message ? message : rule.Rule).Trim();

    public static string Fixed(ValidationRule rule) => rule.Message is { Length: > 0 } message ? message.Trim() : $"failed rule: {rule.Rule.Trim()}";

    public static bool IsShowable(string said) => said.Length > 0 && !said.Contains('\n', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(said) <= LongestSaid;

    /// <summary>The rule could not be evaluated.</summary>
    public static FieldError Failed(RuledValue node, string message) =>
        new(node.Path, FieldErrorKind.FieldValueInvalid, $"Invalid value: \"{node.Schema.Type}\": {message}");

    /// <summary>The rule does not hold. Objects and lists are not shown.</summary>
    public static FieldError Refused(ValidationRule rule, RuledValue node, string message)
    {
        var place = rule.FieldPath is { Length: > 0 } below && RulePath.Of(below, node.Schema) is { } path ? node.Path.Append(path) : node.Path;
        var shown = node.Schema.Type is "object" or "array" ? "" : $": {Quoted.Of(node.Value)}";
        return rule.Reason switch
        {
            "FieldValueRequired" => new(place, FieldErrorKind.FieldValueRequired, $"Required value: {message}"),
            "FieldValueForbidden" => new(place, FieldErrorKind.FieldValueForbidden, $"Forbidden: {message}"),
            "FieldValueDuplicate" => new(place, FieldErrorKind.FieldValueDuplicate, $"Duplicate value{shown}"),
            _ => new(place, FieldErrorKind.FieldValueInvalid, $"Invalid value{shown}: {message}"),
        };
    }
}
