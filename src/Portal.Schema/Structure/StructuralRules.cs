using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Schema.Structure;

/// <summary>The rules of a structural schema (KEP-1693, apiextensions/pkg/apiserver/schema/validation.go), all violations at once, in the order of their text as the server has them.</summary>
internal sealed class StructuralRules
{
    private readonly List<FieldError> _errors = [];

    private enum Level
    {
        Root,
        Items,
        Field,
    }

    /// <param name="root">The place of the schema, which messages name.</param>
    public static IReadOnlyList<FieldError> Check(StructuralSchema schema, FieldPath root)
    {
        var rules = new StructuralRules();
        rules.Node(schema, root, Level.Root);
        return [.. rules._errors.Concat(StructuralCompleteness.Check(schema, root)).OrderBy(error => error.ToString(), StringComparer.Ordinal)];
    }

    private void Node(StructuralSchema schema, FieldPath path, Level level)
    {
        if (schema.Type == "array" && schema.Items is null)
        {
            Required(path.Property("items"), "must be specified");
        }

        Below(schema, path, level);
        Extensions(schema, path);
        _errors.AddRange(StructuralBranches.Check(schema, path));
        Type(schema, path, level);
        Resource(schema, path, level);
    }

    private void Below(StructuralSchema schema, FieldPath path, Level level)
    {
        if (schema.Items is { } items)
        {
            Node(items, path.Property("items"), Level.Items);
        }

        foreach (var (name, child) in schema.Properties)
        {
            Node(child, path.Property("properties").Key(name), Level.Field);
        }

        if (level == Level.Root && schema.HasAdditional)
        {
            Forbidden(path.Property("additionalProperties"), "must not be used at the root");
        }

        if (schema.AdditionalProperties is { } values && !ReferenceEquals(values, StructuralSchema.Anything))
        {
            Node(values, path.Property("additionalProperties"), Level.Field);
        }
    }

    private void Type(StructuralSchema schema, FieldPath path, Level level)
    {
        var place = path.Property("type");
        if (schema.EmbeddedResource && schema.Type != "object")
        {
            OfType(place, schema.Type, "must be object if x-kubernetes-embedded-resource is true");
        }
        else if (schema.Type is null && !schema.IntOrString && !schema.PreserveUnknownFields)
        {
            Required(place, $"must not be empty {level switch { Level.Root => "at the root", Level.Items => "for specified array items", _ => "for specified object fields" }}");
        }

        if (level == Level.Root && schema.Type is not (null or "object"))
        {
            Invalid(place, schema.Type, "must be object at the root");
        }
    }

    /// <summary>What the server knows of every resource may be narrowed and not changed.</summary>
    private void Resource(StructuralSchema schema, FieldPath path, Level level)
    {
        if (schema.EmbeddedResource && schema.HasAdditional)
        {
            Forbidden(path.Property("additionalProperties"), "must not be used if x-kubernetes-embedded-resource is set");
        }

        if (schema.EmbeddedResource && !schema.PreserveUnknownFields && schema.Properties.Count == 0)
        {
            Required(path.Property("properties"), "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields");
        }

        if (level != Level.Root && !schema.EmbeddedResource)
        {
            return;
        }

        foreach (var (name, type) in ((string, string)[])[("kind", "string"), ("apiVersion", "string"), ("metadata", "object")])
        {
            if (schema.Property(name) is { } field && field.Type != type)
            {
                Invalid(path.Property("properties").Key(name).Property("type"), field.Type ?? "", $"must be {type}");
            }
        }

        if (level == Level.Root && schema.Property("metadata") is { } metadata && !NamesOnly(metadata))
        {
            Forbidden(path.Property("properties").Key("metadata"), "must not specify anything other than name and generateName, but metadata is implicitly specified");
        }
    }

    private static bool NamesOnly(StructuralSchema metadata) => metadata.IsBare && metadata.Properties.All(pair => pair.Key is "name" or "generateName");

    private void Extensions(StructuralSchema schema, FieldPath path)
    {
        const string Why = "must be false if x-kubernetes-int-or-string is true";
        if (schema.IntOrString && schema.PreserveUnknownFields)
        {
            Invalid(path.Property("x-kubernetes-preserve-unknown-fields"), true, Why);
        }

        if (schema.IntOrString && schema.EmbeddedResource)
        {
            Invalid(path.Property("x-kubernetes-embedded-resource"), true, Why);
        }
    }

    private void OfType(FieldPath path, string? type, string why)
    {
        if (type is null)
        {
            Required(path, why);
        }
        else
        {
            Invalid(path, type, why);
        }
    }

    private void Required(FieldPath path, string why) => _errors.Add(new(path, FieldErrorKind.FieldValueRequired, $"Required value: {why}"));

    private void Forbidden(FieldPath path, string why) => _errors.Add(new(path, FieldErrorKind.FieldValueForbidden, $"Forbidden: {why}"));

    private void Invalid(FieldPath path, Value value, string why) => _errors.Add(new(path, FieldErrorKind.FieldValueInvalid, $"Invalid value: {Quoted.Of(value)}: {why}"));
}
