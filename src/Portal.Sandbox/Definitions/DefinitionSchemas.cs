using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Definitions;

/// <summary>The schemas of a CRD, each held to everything that the server asks of one.</summary>
internal static class DefinitionSchemas
{
    private static readonly FieldPath Spec = FieldPath.Of("spec");

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
        return isOld ? [] : SchemaReader.Read(schema, path.Property("openAPIV3Schema")).Errors;
    }
}
