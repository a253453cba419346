using Portal.Schema.Paths;

namespace Portal.Schema.Structure;

/// <summary>The rules of a structural schema (KEP-1693, apiextensions/pkg/apiserver/schema/validation.go), all violations at once.</summary>
internal sealed class StructuralRules
{
    private static readonly string[] Types = ["object", "array", "string", "integer", "number", "boolean"];
    private readonly List<FieldError> _errors = [];

    public static IReadOnlyList<FieldError> Check(StructuralSchema schema)
    {
        var rules = new StructuralRules();
        rules.Node(schema, FieldPath.Root, isRoot: true);
        return rules._errors;
    }

    private void Node(StructuralSchema schema, FieldPath path, bool isRoot)
    {
        Type(schema, path, isRoot);
        Shape(schema, path);
        Lists(schema, path);
        Junctors(schema, path);
        foreach (var (name, child) in schema.Properties)
        {
            Node(child, path.Property("properties").Key(name), isRoot: false);
        }

        if (schema.Items is { } items)
        {
            Node(items, path.Property("items"), isRoot: false);
        }

        if (schema.AdditionalProperties is { } values)
        {
            Node(values, path.Property("additionalProperties"), isRoot: false);
        }
    }

    private void Type(StructuralSchema schema, FieldPath path, bool isRoot)
    {
        if (schema.Type is null && !schema.IntOrString && !schema.PreserveUnknownFields)
        {
            Add(path.Property("type"), FieldErrorKind.FieldValueRequired, $"Required value: must not be empty {(isRoot ? "at the root" : path.Steps[^1] is PathStep.Property { Name: "items" } ? "for specified array items" : "for specified object fields")}");
        }
        else if (isRoot && schema.Type is not (null or "object"))
        {
            Add(path.Property("type"), FieldErrorKind.FieldValueInvalid, $"Invalid value: \"{schema.Type}\": must be object at the root");
        }
        else if (schema.Type is not null && !Types.Contains(schema.Type))
        {
            Add(path.Property("type"), FieldErrorKind.FieldValueNotSupported,
                $"Unsupported value: \"{schema.Type}\": supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"");
        }
    }

    private void Shape(StructuralSchema schema, FieldPath path)
    {
        if (schema.Type == "array" && schema.Items is null)
        {
            Add(path.Property("items"), FieldErrorKind.FieldValueRequired, "Required value: must be specified");
        }

        if (schema.Properties.Count > 0 && schema.AdditionalProperties is not null)
        {
            Add(path.Property("additionalProperties"), FieldErrorKind.FieldValueForbidden, "Forbidden: additionalProperties and properties are mutual exclusive");
        }

        if (schema.Constraints.UniqueItems)
        {
            Add(path.Property("uniqueItems"), FieldErrorKind.FieldValueForbidden, "Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }

        if (schema.EmbeddedResource && schema.Type != "object")
        {
            Add(path.Property("type"), FieldErrorKind.FieldValueInvalid, $"Invalid value: \"{schema.Type}\": must be object if x-kubernetes-embedded-resource is true");
        }
    }

    private void Lists(StructuralSchema schema, FieldPath path)
    {
        if (schema.ListType is not (null or "atomic" or "set" or "map"))
        {
            Add(path.Property("x-kubernetes-list-type"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: \"{schema.ListType}\": supported values: \"atomic\", \"map\", \"set\"");
        }

        if (schema.ListType == "map" && schema.ListMapKeys.Count == 0)
        {
            Add(path.Property("x-kubernetes-list-map-keys"), FieldErrorKind.FieldValueRequired, "Required value: must not be empty if x-kubernetes-list-type is map");
        }

        foreach (var key in schema.ListMapKeys)
        {
            var child = schema.Items?.Property(key);
            if (child is null)
            {
                Add(path.Property("x-kubernetes-list-map-keys"), FieldErrorKind.FieldValueInvalid, $"Invalid value: \"{key}\": entries must all be names of item properties");
            }
            else if (child.Default is null && !schema.Items!.Required.Contains(key))
            {
                Add(path.Property("items").Property("properties").Key(key).Property("default"), FieldErrorKind.FieldValueRequired,
                    "Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
            }
        }
    }

    /// <summary>Inside allOf, anyOf, oneOf and not, nothing may give shape.</summary>
    private void Junctors(StructuralSchema schema, FieldPath path)
    {
        var limits = schema.Constraints;
        foreach (var (name, branches) in new[] { ("allOf", limits.AllOf), ("anyOf", limits.AnyOf), ("oneOf", limits.OneOf) })
        {
            for (var i = 0; i < branches.Count; i++)
            {
                Branch(branches[i], path.Property(name).Index(i), schema.IntOrString);
            }
        }

        if (limits.Not is { } not)
        {
            Branch(not, path.Property("not"), intOrString: false);
        }
    }

    private void Branch(StructuralSchema branch, FieldPath path, bool intOrString)
    {
        Empty(branch.Type is null || intOrString, path, "type");
        Empty(branch.Description is null, path, "description");
        Empty(branch.Default is null, path, "default");
        Empty(!branch.Nullable, path, "nullable");
        Empty(branch.AdditionalProperties is null, path, "additionalProperties");
        foreach (var (name, child) in branch.Properties)
        {
            Branch(child, path.Property("properties").Key(name), intOrString: false);
        }

        if (branch.Items is { } items)
        {
            Branch(items, path.Property("items"), intOrString: false);
        }

        Junctors(branch, path);
    }

    private void Empty(bool holds, FieldPath path, string keyword)
    {
        if (!holds)
        {
            Add(path.Property(keyword), FieldErrorKind.FieldValueForbidden, $"Forbidden: must be {keyword switch { "nullable" => "false", "default" => "undefined", _ => "empty" }} to be structural");
        }
    }

    private void Add(FieldPath path, FieldErrorKind kind, string message) => _errors.Add(new(path, kind, message));
}
