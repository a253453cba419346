using Portal.Sandbox.Server;
using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>What a CRD's schema asks of its objects: unknown fields told and dropped, defaults filled in, everything else validated.</summary>
internal sealed class SchemaStep : IAdmissionStep
{
    public MapValue Admit(AdmissionRequest request)
    {
        if (request.Resource.Schema is not { } schema)
        {
            return request.Object;
        }

        var pruned = Pruner.Prune(request.Object, schema);
        TellUnknown(request, pruned.Unknown);
        var whole = (MapValue)Defaulter.Apply(pruned.Value, schema);
        IReadOnlyList<FieldError> errors = [.. SchemaValidator.Validate(whole, schema, request.Old), .. ListRules.Validate(whole, schema)];
        return errors.Count == 0 ? whole : throw Refuse.Invalid(request.Resource.Type, request.Name, errors);
    }

    private static void TellUnknown(AdmissionRequest request, IReadOnlyList<FieldPath> unknown)
    {
        if (unknown.Count == 0 || request.Options.FieldValidation == FieldValidation.Ignore)
        {
            return;
        }

        var texts = unknown.Select(path => $"unknown field \"{path}\"").ToList();
        if (request.Options.FieldValidation == FieldValidation.Warn)
        {
            request.Warnings.AddRange(texts);
            return;
        }

        var type = request.Resource.Type;
        throw Refuse.BadRequest($"{type.Kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: strict decoding error: {string.Join(", ", texts)}");
    }
}
