using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Schema.Structure;

/// <summary>Defaults have to be what their schema takes: no unknown fields, valid, in accordance with its rules (apiextensions/pkg/apiserver/schema/defaulting/validation.go).</summary>
internal static class DefaultRules
{
    public static IReadOnlyList<FieldError> Check(StructuralSchema schema, FieldPath root) => [.. Node(schema with { EmbeddedResource = true }, root, inMetadata: false)];

    private static IEnumerable<FieldError> Node(StructuralSchema schema, FieldPath path, bool inMetadata)
    {
        var isInside = inMetadata && !schema.EmbeddedResource;
        var own = schema.Default is { } filled and not NullValue && !isInside ? Errors(filled, schema, path.Property("default")) : [];
        var items = schema.Items is { } item ? Node(item, path.Property("items"), isInside) : [];
        var below = schema.Properties.SelectMany(pair =>
            Node(pair.Value, path.Property("properties").Key(pair.Key), isInside || schema.EmbeddedResource && pair.Key is "metadata" or "apiVersion" or "kind"));
        return own.Concat(items).Concat(below);
    }

    private static IEnumerable<FieldError> Errors(Value filled, StructuralSchema schema, FieldPath path)
    {
        List<FieldError> errors = [];
        if (Pruner.Unknown(filled, schema).Count > 0)
        {
            errors.Add(new(FieldPath.Root, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(filled)}: must not have unknown fields"));
        }

        var found = SchemaValidator.Validate(filled, schema);
        errors.AddRange(found);
        errors.AddRange(ListRules.Validate(filled, schema));
        errors.AddRange(found.Count > 0 ? [] : RuleValidator.ValidateDefault(filled, schema));
        return errors.Select(error => error with { Path = path.Append(error.Path) });
    }
}
