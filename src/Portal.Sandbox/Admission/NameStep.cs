using System.Text.RegularExpressions;
using Portal.Sandbox.Server;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>Names: generated from generateName where asked, and held to the rules of RFC 1123 (RBAC names may be any path segment).</summary>
internal sealed partial class NameStep : IAdmissionStep
{
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";
    private const string SubdomainRule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private static readonly FieldPath Name = FieldPath.Of("metadata", "name");

    public MapValue Admit(AdmissionRequest request)
    {
        if (request.Old is not null)
        {
            return request.Object;
        }

        var named = Generated(request.Object);
        var name = named.At("metadata", "name")?.Text ?? "";
        var errors = Check(request.Resource.Type.Group == "rbac.authorization.k8s.io", name);
        return errors is null ? named : throw Refuse.Invalid(request.Resource.Type, name, [errors]);
    }

    private static MapValue Generated(MapValue value)
    {
        var stem = value.At("metadata", "generateName")?.Text;
        return string.IsNullOrEmpty(value.At("metadata", "name")?.Text) && !string.IsNullOrEmpty(stem)
            ? value.With(["metadata", "name"], stem + System.Security.Cryptography.RandomNumberGenerator.GetString(Letters, 5))
            : value;
    }

    private static FieldError? Check(bool anySegment, string name)
    {
        if (name.Length == 0)
        {
            return new(Name, FieldErrorKind.FieldValueRequired, "Required value: name or generateName is required");
        }

        if (anySegment)
        {
            return name is "." or ".." || name.Contains('/', StringComparison.Ordinal) || name.Contains('%', StringComparison.Ordinal)
                ? new(Name, FieldErrorKind.FieldValueInvalid, $"Invalid value: \"{name}\": may not contain '/' or '%'")
                : null;
        }

        return name.Length <= 253 && Subdomain().IsMatch(name)
            ? null
            : new(Name, FieldErrorKind.FieldValueInvalid, $"Invalid value: \"{name}\": {(name.Length > 253 ? "must be no more than 253 bytes" : SubdomainRule)}");
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Subdomain();
}
