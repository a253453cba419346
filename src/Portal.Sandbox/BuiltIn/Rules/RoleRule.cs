using Portal.Sandbox.Admission;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>Roles and ClusterRoles: each rule names verbs, and either resources with their groups or paths.</summary>
internal sealed class RoleRule : IKindRule
{
    public MapValue Prepare(AdmissionRequest request) => request.Object["rules"] is null ? request.Object.With("rules", Value.Null) : request.Object;

    public IEnumerable<FieldError> Validate(AdmissionRequest request)
    {
        var isNamespaced = request.Resource.Type.Namespaced;
        return (request.Object["rules"]?.Items ?? []).SelectMany((rule, i) => One(rule, FieldPath.Of("rules").Index(i), isNamespaced));
    }

    private static IEnumerable<FieldError> One(Value rule, FieldPath path, bool isNamespaced)
    {
        var paths = rule["nonResourceURLs"]?.Items ?? [];
        var (groups, resources) = (rule["apiGroups"]?.Items ?? [], rule["resources"]?.Items ?? []);
        if ((rule["verbs"]?.Items ?? []).Count == 0)
        {
            yield return Required(path.Property("verbs"), "verbs must contain at least one value");
        }

        if (paths.Count > 0)
        {
            if (isNamespaced)
            {
                yield return Invalid(path.Property("nonResourceURLs"), rule["nonResourceURLs"]!, "namespaced rules cannot apply to non-resource URLs");
            }

            if (groups.Count + resources.Count + (rule["resourceNames"]?.Items ?? []).Count > 0)
            {
                yield return Invalid(path.Property("nonResourceURLs"), rule["nonResourceURLs"]!, "rules cannot apply to both regular resources and non-resource URLs");
            }

            yield break;
        }

        if (groups.Count == 0)
        {
            yield return Required(path.Property("apiGroups"), "resource rules must supply at least one api group");
        }

        if (resources.Count == 0)
        {
            yield return Required(path.Property("resources"), "resource rules must supply at least one resource");
        }
    }

    private static FieldError Required(FieldPath path, string why) => new(path, FieldErrorKind.FieldValueRequired, $"Required value: {why}");

    private static FieldError Invalid(FieldPath path, Value value, string why) => new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(value)}: {why}");
}
