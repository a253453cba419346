using Portal.Sandbox.Admission;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>What <c>immutable: true</c> of a Secret or ConfigMap forbids.</summary>
internal static class FrozenData
{
    public static IEnumerable<FieldError> Errors(AdmissionRequest request, IReadOnlyList<string> fields)
    {
        if (request.Old?["immutable"] is not BoolValue { Flag: true })
        {
            yield break;
        }

        if (request.Object["immutable"] is not BoolValue { Flag: true })
        {
            yield return Forbidden("immutable");
        }

        foreach (var field in fields.Where(field => !Equals(request.Old[field], request.Object[field])))
        {
            yield return Forbidden(field);
        }
    }

    private static FieldError Forbidden(string field) =>
        new(FieldPath.Of(field), FieldErrorKind.FieldValueForbidden, "Forbidden: field is immutable when `immutable` is set");
}
