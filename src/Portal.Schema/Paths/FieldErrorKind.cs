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
