using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Structure;

namespace Portal.Schema.Cel;

/// <summary>What the fields of a rule have to be, before its expression is read (apiextensions/validation).</summary>
internal static class RuleFields
{
    private static readonly string[] Reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

    public static IEnumerable<FieldError> Errors(ValidationRule rule, StructuralSchema schema, FieldPath path) =>
        [.. Message(rule, path), .. Expression(rule, path), .. Reason(rule, path), .. Field(rule, schema, path)];

    private static IEnumerable<FieldError> Message(ValidationRule rule, FieldPath path)
    {
        var message = (rule.Message ?? "").Trim();
        if (rule.Rule.Trim().Length == 0)
        {
            yield return Required(path.Property("rule"), "rule is not specified");
        }
        else if (rule.Message is { Length: > 0 } && message.Length == 0)
        {
            yield return Invalid(path.Property("message"), rule.Message, "message must be non-empty if specified");
        }
        else if (HasBreaks(message))
        {
            yield return Invalid(path.Property("message"), rule.Message!, "must not contain line breaks");
        }
        else if (HasBreaks(rule.Rule.Trim()) && message.Length == 0)
        {
            yield return Required(path.Property("message"), "message must be specified if rule contains line breaks");
        }
    }

    private static IEnumerable<FieldError> Expression(ValidationRule rule, FieldPath path) =>
        rule.MessageExpression is { Length: > 0 } && rule.MessageExpression.Trim().Length == 0 ? [Required(path.Property("messageExpression"), "messageExpression must be non-empty if specified")] : [];

    private static IEnumerable<FieldError> Reason(ValidationRule rule, FieldPath path) => rule.Reason is { } reason && !Reasons.Contains(reason)
        ? [new(path.Property("reason"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: {Quoted.Of(reason)}: supported values: {string.Join(", ", Reasons.Select(one => $"\"{one}\""))}")]
        : [];

    private static IEnumerable<FieldError> Field(ValidationRule rule, StructuralSchema schema, FieldPath path)
    {
        var place = path.Property("fieldPath");
        if (rule.FieldPath is not { Length: > 0 } field)
        {
            yield break;
        }

        if (field.Trim().Length == 0)
        {
            yield return Invalid(place, field, "fieldPath must be non-empty if specified");
        }

        if (HasBreaks(field))
        {
            yield return Invalid(place, field, "fieldPath must not contain line breaks");
        }

        if (RulePath.Of(field, schema) is null)
        {
            yield return Invalid(place, field, "fieldPath must be a valid path");
        }
    }

    private static bool HasBreaks(string text) => text.AsSpan().ContainsAny('\n', '\r');

    private static FieldError Required(FieldPath path, string why) => new(path, FieldErrorKind.FieldValueRequired, $"Required value: {why}");

    private static FieldError Invalid(FieldPath path, string value, string why) => new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(value)}: {why}");
}
