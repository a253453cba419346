using Portal.Sandbox.BuiltIn;
using Portal.Sandbox.Server;
using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>The last step: everything that is wrong with the object, said at once.</summary>
internal sealed class ValidationStep : IAdmissionStep
{
    public MapValue Admit(AdmissionRequest request)
    {
        var (kind, type) = (request.Object["kind"]?.Text ?? "", request.Resource.Type);
        if (kind != type.Kind)
        {
            throw Refuse.Invalid(type with { Kind = kind }, request.Name, [new(FieldPath.Of("kind"), FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(kind)}: must be {type.Kind}")]);
        }

        List<FieldError> errors = [.. MetadataRules.Errors(request)];
        errors.AddRange(request.Resource.IsCustom ? Custom(request) : BuiltIn(request));
        return errors.Count == 0 ? request.Object : throw Refuse.Invalid(request.Resource.Type, request.Name, errors);
    }

    private static IReadOnlyList<FieldError> Custom(AdmissionRequest request)
    {
        var schema = request.Resource.Schema!;
        var found = Ratchet.Keep(request, [.. SchemaValidator.Validate(request.Object, schema, request.Old), .. ListRules.Validate(request.Object, schema)]);
        var rules = RuleValidator.Validate(request.Object, schema, request.Old, found);
        request.Warnings.AddRange(rules.Tolerated.Select(error => error.ToString()));
        return [.. found, .. rules.Errors];
    }

    private static IEnumerable<FieldError> BuiltIn(AdmissionRequest request)
    {
        if (request.OfStatus)
        {
            return [];
        }

        var kind = request.Resource.Type.Kind;
        return [.. Missing(request.Object, kind), .. Changed(request, kind), .. KindRules.Find(kind)?.Validate(request) ?? []];
    }

    private static IEnumerable<FieldError> Missing(MapValue value, string kind)
    {
        var paths = KindTables.Required.Where(row => row.Kind == kind).Select(row => row.Path);
        var all = KindTables.PodSpecs.TryGetValue(kind, out var pod) ? paths.Concat(KindTables.PodRequired.Select(path => $"{pod}.{path}")) : paths;
        return all.SelectMany(path => FieldTable.Places(value, path))
            .Where(place => place.Value is null or NullValue or StringValue { Content.Length: 0 } or ListValue { Elements.Count: 0 })
            .Select(place => new FieldError(place.Path, FieldErrorKind.FieldValueRequired, "Required value"));
    }

    private static IEnumerable<FieldError> Changed(AdmissionRequest request, string kind) => request.Old is null
        ? []
        : KindTables.Immutable.Where(row => row.Kind == kind).Select(row => row.Path.Split('.'))
            .Where(path => !Equals(request.Old.At(path), request.Object.At(path)))
            .Select(path => new FieldError(FieldPath.Of(path), FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(request.Object.At(path) ?? Value.Null)}: field is immutable"));
}
