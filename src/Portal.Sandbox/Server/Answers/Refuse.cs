using Portal.Sandbox.Storage;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>The refusals of a Kubernetes API server in its own words (apimachinery/pkg/api/errors).</summary>
internal static class Refuse
{
    public static RefusedException NotFound(ResourceType type, string name) =>
        new(Statuses.Failure(404, "NotFound", $"{type.QualifiedPlural} \"{name}\" not found", Statuses.Details(type, name)));

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
        new(Statuses.Failure(415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {accepted}", MapValue.Empty));

    public static RefusedException Expired(string message) => new(Statuses.Failure(410, "Expired", message, null));

    public static RefusedException Internal(string message) =>
        new(Statuses.Failure(500, "InternalError", $"Internal error occurred: {message}", MapValue.Of(("causes", new ListValue([MapValue.Of(("message", message))])))));

    public static RefusedException Invalid(ResourceType type, string name, IReadOnlyList<FieldError> errors)
    {
        var texts = errors.Select(error => error.ToString()).Distinct().ToList();
        var all = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        var causes = errors.Select(error => (Value)MapValue.Of(
            ("reason", error.Kind.ToString()), ("message", error.Message), ("field", error.Path.ToString())));
        var kind = type.Group.Length == 0 ? type.Kind : $"{type.Kind}.{type.Group}";
        var details = MapValue.Of(
            ("name", name.Length == 0 ? null : name), ("group", type.Group.Length == 0 ? null : type.Group), ("kind", type.Kind), ("causes", new ListValue([.. causes])));
        return new(Statuses.Failure(422, "Invalid", $"{kind} \"{name}\" is invalid: {all}", details));
    }
}
