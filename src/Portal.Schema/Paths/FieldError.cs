namespace Portal.Schema.Paths;

/// <summary>One mistake at one place. <paramref name="Message"/> is in the API server's words, without the path:
/// <c>Invalid value: 5: spec.a in body should be greater than or equal to 20</c>.</summary>
public sealed record FieldError(FieldPath Path, FieldErrorKind Kind, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
