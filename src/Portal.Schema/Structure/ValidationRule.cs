namespace Portal.Schema.Structure;

/// <summary>One entry of <c>x-kubernetes-validations</c>.</summary>
public sealed record ValidationRule(string Rule, string? Message, string? MessageExpression, string? Reason, string? FieldPath, bool? OptionalOldSelf);
