using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>The fields that lists can be selected by: scalars of the schema, at most eight (apiextensions/validation).</summary>
internal static class DefinitionSelectors
{
    private const int AtMost = 8;

    public static IEnumerable<FieldError> Errors(MapValue spec)
    {
        var versions = spec["versions"]?.Items ?? [];
        var isShared = versions.Count > 0 && versions.All(version => Equals(version["selectableFields"], versions[0]["selectableFields"]));
        return isShared
            ? OfVersion(versions[0], FieldPath.Of("spec", "selectableFields"))
            : versions.SelectMany((version, i) => OfVersion(version, FieldPath.Of("spec", "versions").Index(i).Property("selectableFields")));
    }

    private static IEnumerable<FieldError> OfVersion(Value version, FieldPath path)
    {
        var fields = version["selectableFields"]?.Items ?? [];
        if (fields.Count == 0 || version.At("schema", "openAPIV3Schema") is not { } schema)
        {
            return [];
        }

        var (structural, known) = (SchemaReader.ReadLenient(schema), new HashSet<string>(StringComparer.Ordinal));
        var errors = fields.SelectMany((field, i) => Field(field["jsonPath"]?.Text ?? "", structural, known, path.Index(i).Property("jsonPath"))).ToList();
        return known.Count <= AtMost ? errors : [.. errors, new(path, FieldErrorKind.FieldValueTooMany, $"Too many: {known.Count}: must have at most {AtMost} items")];
    }

    private static IEnumerable<FieldError> Field(string text, StructuralSchema schema, HashSet<string> known, FieldPath path)
    {
        if (text.Length == 0)
        {
            return [new(path, FieldErrorKind.FieldValueRequired, "Required value")];
        }

        var found = text[0] == '.' ? text[1..].Split('.').Aggregate((StructuralSchema?)schema, (here, name) => here?.Property(name)) : null;
        if (found is null)
        {
            var why = text[0] == '.' ? "does not refer to a valid field" : $"expected [ or . but got: {text.Split('.', '[')[0]}";
            return [Invalid(path, text, $"is an invalid path: {why}")];
        }

        List<FieldError> errors = [];
        if (text == ".metadata" || text.StartsWith(".metadata.", StringComparison.Ordinal))
        {
            errors.Add(Invalid(path, text, "must not point to fields in metadata"));
        }

        if (found.Type is not ("string" or "boolean" or "integer"))
        {
            errors.Add(Invalid(path, text, "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed."));
        }

        if (!known.Add(text))
        {
            errors.Add(new(path, FieldErrorKind.FieldValueDuplicate, $"Duplicate value: {ValueWriter.ToJson(text)}"));
        }

        return errors;
    }

    private static FieldError Invalid(FieldPath path, string value, string why) => new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(value)}: {why}");
}
