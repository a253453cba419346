using Portal.Sandbox.Admission;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.BuiltIn;

/// <summary>RoleBindings and ClusterRoleBindings: the groups of subjects are filled in, the role is checked and stays.</summary>
internal sealed class BindingRule : IKindRule
{
    private const string Group = "rbac.authorization.k8s.io";

    public MapValue Prepare(AdmissionRequest request)
    {
        var binding = request.Object;
        if (binding["roleRef"] is MapValue role && string.IsNullOrEmpty(role["apiGroup"]?.Text))
        {
            binding = binding.With("roleRef", role.With("apiGroup", Group));
        }

        return binding["subjects"] is ListValue subjects ? binding.With("subjects", new ListValue([.. subjects.Elements.Select(Grouped)])) : binding;
    }

    public IEnumerable<FieldError> Validate(AdmissionRequest request) =>
    [
        .. Role(request.Object["roleRef"], request.Resource.Type.Namespaced),
        .. (request.Object["subjects"]?.Items ?? []).SelectMany((subject, i) => Subject(subject, FieldPath.Of("subjects").Index(i), request.Resource.Type.Namespaced)),
        .. Changed(request),
    ];

    private static Value Grouped(Value subject) =>
        subject is MapValue map && map["kind"]?.Text is "User" or "Group" && string.IsNullOrEmpty(subject["apiGroup"]?.Text) ? ((MapValue)subject).With("apiGroup", Group) : subject;

    private static IEnumerable<FieldError> Role(Value? role, bool isNamespaced)
    {
        var path = FieldPath.Of("roleRef");
        if (role?["apiGroup"]?.Text is var group && group != Group)
        {
            yield return Unsupported(path.Property("apiGroup"), group, Group);
        }

        string[] kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
        if (!kinds.Contains(role?["kind"]?.Text))
        {
            yield return Unsupported(path.Property("kind"), role?["kind"]?.Text, kinds);
        }

        if (string.IsNullOrEmpty(role?["name"]?.Text))
        {
            yield return new(path.Property("name"), FieldErrorKind.FieldValueRequired, "Required value");
        }
    }

    private static IEnumerable<FieldError> Subject(Value subject, FieldPath path, bool isNamespaced)
    {
        if (string.IsNullOrEmpty(subject["name"]?.Text))
        {
            yield return new(path.Property("name"), FieldErrorKind.FieldValueRequired, "Required value");
        }

        switch (subject["kind"]?.Text)
        {
            case "ServiceAccount" when !isNamespaced && string.IsNullOrEmpty(subject["namespace"]?.Text):
                yield return new(path.Property("namespace"), FieldErrorKind.FieldValueRequired, "Required value");
                break;
            case "ServiceAccount" when subject["apiGroup"]?.Text is { Length: > 0 } group:
                yield return Unsupported(path.Property("apiGroup"), group, "");
                break;
            case "ServiceAccount":
                break;
            case "User" or "Group":
                if (subject["apiGroup"]?.Text is { } other && other != Group)
                {
                    yield return Unsupported(path.Property("apiGroup"), other, Group);
                }

                break;
            default:
                yield return Unsupported(path.Property("kind"), subject["kind"]?.Text, "ServiceAccount", "User", "Group");
                break;
        }
    }

    private static IEnumerable<FieldError> Changed(AdmissionRequest request)
    {
        if (request.Old is not null && !Equals(request.Old["roleRef"], request.Object["roleRef"]))
        {
            var role = request.Object["roleRef"];
            var shown = MapValue.Of(("APIGroup", role?["apiGroup"]), ("Kind", role?["kind"]), ("Name", role?["name"]));
            yield return new(FieldPath.Of("roleRef"), FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(shown)}: cannot change roleRef");
        }
    }

    private static FieldError Unsupported(FieldPath path, string? value, params string[] supported) =>
        new(path, FieldErrorKind.FieldValueNotSupported, $"Unsupported value: \"{value}\": supported values: {string.Join(", ", supported.Select(one => $"\"{one}\""))}");
}
