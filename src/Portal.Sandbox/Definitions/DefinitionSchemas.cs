using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>The schemas of a CRD, each held to everything that the server asks of one.</summary>
internal static class DefinitionSchemas
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");
    private static readonly string[] AtRoot =
    [
        "description", "type", "format", "title", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "multipleOf",
        "required", "items", "properties", "externalDocs", "example", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations",
    ];

    /// <summary>All mistakes. A schema that all versions share is named as the server's internal form has it: spec.validation; one that an update leaves alone is not read again.</summary>
    public static IEnumerable<FieldError> Errors(MapValue spec, Value? old)
    {
        var versions = spec["versions"]?.Items ?? [];
        if (versions.Count > 0 && versions.All(version => Equals(version["schema"], versions[0]["schema"])))
        {
            return OfVersion(versions[0], Spec.Property("validation"), Enumerable.Range(0, versions.Count), old);
        }

        return versions.SelectMany((version, i) => OfVersion(version, Place(i), [i], old));
    }

    private static FieldPath Place(int version) => Spec.Property("versions").Index(version).Property("schema");

    private static IEnumerable<FieldError> OfVersion(Value version, FieldPath path, IEnumerable<int> places, Value? old)
    {
        if (version.At("schema", "openAPIV3Schema") is not { } schema)
        {
            return places.Select(i => new FieldError(Place(i).Property("openAPIV3Schema"), FieldErrorKind.FieldValueRequired, "Required value"));
        }

        var isOld = (old?["versions"]?.Items ?? []).Any(one => Equals(one["name"], version["name"]) && schema.Equals(one.At("schema", "openAPIV3Schema")));
        return isOld ? [] : [.. Root(version, schema, path), .. SchemaReader.Read(schema, path.Property("openAPIV3Schema")).Errors];
    }

    /// <summary>What a status of its own allows at the root of a schema: the validation of the status is taken out of its properties.</summary>
    private static IEnumerable<FieldError> Root(Value version, Value schema, FieldPath path)
    {
        if (version.At("subresources", "status") is null)
        {
            return [];
        }

        var place = path.Property("openAPIV3Schema");
        if (schema["type"]?.Text is { Length: > 0 } type && type != "object")
        {
            return [new(place.Property("type"), FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(type)}: only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled")];
        }

        return schema.Members.Any(pair => !AtRoot.Contains(pair.Key) && pair.Value is not (NullValue or BoolValue { Flag: false } or ListValue { Elements.Count: 0 }))
            ? [new(place, FieldErrorKind.FieldValueInvalid, $"Invalid value: {ValueWriter.ToJson(schema)}: only [{string.Join(' ', AtRoot.Select(Internal))}] fields are allowed at the root of the schema if the status subresource is enabled")]
            : [];
    }

    private static string Internal(string keyword) => keyword switch
    {
        "x-kubernetes-preserve-unknown-fields" => "XPreserveUnknownFields",
        "x-kubernetes-validations" => "XValidations",
        _ => char.ToUpperInvariant(keyword[0]) + keyword[1..],
    };
}
