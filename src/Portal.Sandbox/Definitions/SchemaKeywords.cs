using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>Keywords of JSON schema that a CRD may not use, and values that some of them may not have; read from the schema as written.</summary>
internal static class SchemaKeywords
{
    private static readonly string[] Unsupported = ["$ref", "definitions", "dependencies", "id", "patternProperties", "additionalItems"];

    public static IEnumerable<FieldError> Errors(Value schema, FieldPath path, bool isRoot = true)
    {
        foreach (var keyword in Unsupported.Where(keyword => schema[keyword] is not (null or NullValue or StringValue { Content: "" })))
        {
            yield return new(path.Property(keyword), FieldErrorKind.FieldValueForbidden, $"Forbidden: {keyword} is not supported");
        }

        if (schema["x-kubernetes-preserve-unknown-fields"] is BoolValue { Flag: false })
        {
            yield return new(path.Property("x-kubernetes-preserve-unknown-fields"), FieldErrorKind.FieldValueInvalid, "Invalid value: false: must be true or undefined");
        }

        if (schema["x-kubernetes-list-type"]?.Text == "set" && schema["items"] is { } items && items["type"]?.Text == "object" && items["x-kubernetes-map-type"]?.Text != "atomic")
        {
            yield return new(path.Property("items").Property("x-kubernetes-map-type"), FieldErrorKind.FieldValueInvalid,
                $"Invalid value: {(items["x-kubernetes-map-type"] is { } type ? ValueWriter.ToJson(type) : "null")}: must be atomic as item of a list with x-kubernetes-list-type=set");
        }

        foreach (var error in (isRoot ? Undeclared(schema, path) : []).Concat(Below(schema, path)))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> Below(Value schema, FieldPath path)
    {
        var properties = (schema["properties"]?.Members ?? []).SelectMany(pair => Errors(pair.Value, path.Property("properties").Key(pair.Key), isRoot: false));
        var single = ((string[])["items", "additionalProperties", "not"]).Where(keyword => schema[keyword] is MapValue).SelectMany(keyword => Errors(schema[keyword]!, path.Property(keyword), isRoot: false));
        var branches = ((string[])["allOf", "anyOf", "oneOf"]).SelectMany(keyword => (schema[keyword]?.Items ?? []).SelectMany((branch, i) => Errors(branch, path.Property(keyword).Index(i), isRoot: false)));
        return properties.Concat(single).Concat(branches);
    }

    /// <summary>What a branch names has to be declared beside it.</summary>
    private static IEnumerable<FieldError> Undeclared(Value schema, FieldPath path) => ((string[])["allOf", "anyOf", "oneOf"])
        .SelectMany(keyword => (schema[keyword]?.Items ?? []).SelectMany((branch, i) => (branch["properties"]?.Members ?? [])
            .Where(pair => schema.At("properties", pair.Key) is null)
            .Select(pair => new FieldError(
                path.Property("properties").Key(pair.Key), FieldErrorKind.FieldValueRequired,
                $"Required value: because it is defined in {path}.{keyword}[{i}].properties[{pair.Key}]"))));
}
