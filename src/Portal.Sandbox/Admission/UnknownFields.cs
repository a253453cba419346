using Portal.Sandbox.Server;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>What becomes of fields that nobody knows: dropped in silence, warned of, or a refusal in the words for bodies and for patches.</summary>
internal static class UnknownFields
{
    public static void Tell(AdmissionRequest request, IReadOnlyList<string> paths) =>
        Complain(request, [.. paths.Select(path => $"unknown field \"{path}\"")]);

    public static void Complain(AdmissionRequest request, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0 || request.Options.FieldValidation == FieldValidation.Ignore)
        {
            return;
        }

        if (request.Options.FieldValidation == FieldValidation.Warn)
        {
            request.Warnings.AddRange(texts.Except(request.Warnings));
            return;
        }

        var error = $"strict decoding error: {string.Join(", ", texts)}";
        var type = request.Resource.Type;
        throw request.Options.Verb is WriteVerb.Patch
            ? OfPatch(error, request.Object)
            : Refuse.BadRequest($"{type.Kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: {error}");
    }

    private static RefusedException OfPatch(string error, MapValue patched)
    {
        var message = $"Invalid value: {ValueWriter.ToJson(ValueWriter.ToJson(patched))}: {error}";
        var causes = new ListValue([MapValue.Of(("reason", nameof(FieldErrorKind.FieldValueInvalid)), ("message", message), ("field", "patch"))]);
        return new(Statuses.Failure(422, "Invalid", $" \"\" is invalid: patch: {message}", MapValue.Of(("causes", causes))));
    }
}
