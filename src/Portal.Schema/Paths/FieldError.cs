namespace Portal.Schema.Paths;

/// <summary>What is wrong with a field: the causes' reasons of a Kubernetes Status (metav1.CauseType).</summary>
public enum FieldErrorKind
{
    FieldValueRequired,
    FieldValueInvalid,
    FieldValueTypeInvalid,
    FieldValueNotSupported,
    FieldValueDuplicate,
    FieldValueForbidden,
    FieldValueTooLong,
    FieldValueTooMany,
    FieldValueNotFound,
}

/// <summary>One mistake at one place. <paramref name="Message"/> is in the API server's words, without the path:
/// <c>Invalid value: 5: spec.a in body should be greater than or equal to 20</c>.</summary>
public sealed record FieldError(FieldPath Path, FieldErrorKind Kind, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
