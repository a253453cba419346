using Portal.Sandbox.Storage;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The refusals of a Kubernetes API server in its own words (apimachinery/pkg/api/errors).</summary>
internal static class Refuse
{
    public static RefusedException NotFound(ResourceType type, string name) =>
        new(Statuses.Failure(404, "NotFound", $"{type.QualifiedPlural} \"{name}\" not found", Statuses.Details(type, name)));

    /// <summary>For groups and versions that are not served: no Status, but the plain text of the HTTP library.</summary>
    public static RefusedException NoSuchPage() => new(NoSuchResource().Status, "404 page not found\n");

    /// <summary>An error that the server does not give a reason for.</summary>
    public static RefusedException Unexplained(string message) => new(Statuses.Failure(500, null, message, null));

    public static RefusedException UnusablePatch() =>
        new(Statuses.Failure(422, "Invalid", "the server rejected our request due to an error in our request", MapValue.Empty));

    public static RefusedException PreconditionFailed(ResourceType type, string name, string why) =>
        new(Statuses.Failure(409, "Conflict", $"Operation cannot be fulfilled on {KindOf(type)} \"{name}\": {why}", Statuses.Details(type with { Plural = type.Kind }, name)));

    public static RefusedException NotAcceptable(string? why = null) =>
        new(Statuses.Failure(406, "NotAcceptable", why ?? "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf", null));

    /// <summary>Options of a request that do not validate; <paramref name="kind"/> is CreateOptions, ListOptions and so on.</summary>
    public static RefusedException InvalidOptions(string kind, string field, string? value, string message) =>
        InvalidOptions(kind, [new(FieldPath.Of(field), value is null ? FieldErrorKind.FieldValueForbidden : FieldErrorKind.FieldValueNotSupported, message)]);

    public static RefusedException InvalidOptions(string kind, IReadOnlyList<FieldError> errors) => Invalid(new("meta.k8s.io", "v1", kind, "", false), "", errors);

    /// <summary>For paths that name nothing that is served.</summary>
    public static RefusedException NoSuchResource() =>
        new(Statuses.Failure(404, "NotFound", "the server could not find the requested resource", MapValue.Empty));

    public static RefusedException AlreadyExists(ResourceType type, string name) =>
        new(Statuses.Failure(409, "AlreadyExists", $"{type.QualifiedPlural} \"{name}\" already exists", Statuses.Details(type, name)));

    public static RefusedException Conflict(ResourceType type, string name, string why) =>
        new(Statuses.Failure(409, "Conflict", $"Operation cannot be fulfilled on {type.QualifiedPlural} \"{name}\": {why}", Statuses.Details(type, name)));

    public static RefusedException Modified(ResourceType type, string name) =>
        Conflict(type, name, "the object has been modified; please apply your changes to the latest version and try again");

    public static RefusedException BadRequest(string message) => new(Statuses.Failure(400, "BadRequest", message, null));

    public static RefusedException Unauthorized() => new(Statuses.Failure(401, "Unauthorized", "Unauthorized", null));

    public static RefusedException Forbidden(ResourceType type, string name, string why) =>
        new(Statuses.Failure(403, "Forbidden", $"{type.QualifiedPlural} \"{name}\" is forbidden: {why}", Statuses.Details(type, name)));

    public static RefusedException MethodNotAllowed() =>
        new(Statuses.Failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", MapValue.Empty));

    public static RefusedException UnsupportedMediaType(string accepted) =>
        new(Statuses.Failure(415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {accepted}", null));

    public static RefusedException Expired(string message) => new(Statuses.Failure(410, "Expired", message, null));

    public static RefusedException Internal(string message) =>
        new(Statuses.Failure(500, "InternalError", $"Internal error occurred: {message}", MapValue.Of(("causes", new ListValue([MapValue.Of(("message", message))])))));

    public static RefusedException Invalid(ResourceType type, string name, IReadOnlyList<FieldError> errors)
    {
        var texts = errors.Select(error => error.ToString()).Distinct().ToList();
        var all = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        var causes = errors.Select(error => (Value)MapValue.Of(
            ("reason", error.Kind.ToString()), ("message", error.Message), ("field", error.Path.ToString())));
        var kind = KindOf(type);
        var details = MapValue.Of(
            ("name", name.Length == 0 ? null : name), ("group", type.Group.Length == 0 ? null : type.Group), ("kind", type.Kind), ("causes", new ListValue([.. causes])));
        return new(Statuses.Failure(422, "Invalid", $"{kind} \"{name}\" is invalid: {all}", details));
    }

    private static string KindOf(ResourceType type) => type.Group.Length == 0 ? type.Kind : $"{type.Kind}.{type.Group}";
}
