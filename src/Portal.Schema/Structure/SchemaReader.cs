using Portal.Schema.Cel;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Schema.Structure;

/// <summary>Reads an openAPIV3Schema (apiextensions/v1 JSONSchemaProps) into a <see cref="StructuralSchema"/>.</summary>
public static class SchemaReader
{
    /// <summary>The tree, or every reason why the API server would refuse the schema.</summary>
    public static SchemaReading Read(Value openApiV3Schema) => Read(openApiV3Schema, FieldPath.Root);

    /// <param name="root">The place of the schema, which paths and messages begin with.</param>
    public static SchemaReading Read(Value openApiV3Schema, FieldPath root)
    {
        var schema = ReadLenient(openApiV3Schema);
        var keywords = SchemaKeywords.Errors(openApiV3Schema, root);
        if (SchemaKeywords.CannotBeRead(openApiV3Schema))
        {
            return new(null, keywords);
        }

        var structure = StructuralRules.Check(schema, root);
        IReadOnlyList<FieldError> shape = structure.Count > 0 ? structure : DefaultRules.Check(schema, root);
        IReadOnlyList<FieldError> found = [.. shape, .. keywords];
        IReadOnlyList<FieldError> errors = shape.Count > 0 ? found : [.. found, .. RuleDefinitions.Check(schema, root, found)];
        return new(errors.Count == 0 ? schema : null, errors);
    }

    /// <summary>The tree without asking whether it is structural; what does not fit a keyword is left out.</summary>
    public static StructuralSchema ReadLenient(Value openApiV3Schema) => Node(openApiV3Schema);

    private static StructuralSchema Node(Value node) => new()
    {
        Type = node["type"]?.Text,
        Title = node["title"]?.Text,
        Description = node["description"]?.Text,
        Format = node["format"]?.Text,
        Nullable = Flag(node, "nullable"),
        Default = node["default"],
        Example = node["example"],
        Properties = [.. (node["properties"]?.Members ?? []).Select(pair => KeyValuePair.Create(pair.Key, Node(pair.Value)))],
        Required = Texts(node["required"]),
        Items = node["items"] is MapValue items ? Node(items) : null,
        AdditionalProperties = node["additionalProperties"] switch
        {
            MapValue map => Node(map),
            BoolValue { Flag: true } => StructuralSchema.Anything,
            _ => null,
        },
        IsClosed = node["additionalProperties"] is BoolValue { Flag: false },
        PreserveUnknownFields = Flag(node, "x-kubernetes-preserve-unknown-fields"),
        EmbeddedResource = Flag(node, "x-kubernetes-embedded-resource"),
        IntOrString = Flag(node, "x-kubernetes-int-or-string"),
        ListType = node["x-kubernetes-list-type"]?.Text,
        ListMapKeys = Texts(node["x-kubernetes-list-map-keys"]),
        MapType = node["x-kubernetes-map-type"]?.Text,
        Rules = [.. (node["x-kubernetes-validations"]?.Items ?? []).Select(Rule)],
        Constraints = Constraints(node),
    };

    private static ValueConstraints Constraints(Value node) => new()
    {
        Enum = (node["enum"] as ListValue)?.Elements,
        Minimum = Double(node["minimum"]),
        ExclusiveMinimum = Flag(node, "exclusiveMinimum"),
        Maximum = Double(node["maximum"]),
        ExclusiveMaximum = Flag(node, "exclusiveMaximum"),
        MultipleOf = Double(node["multipleOf"]),
        MinLength = Long(node["minLength"]),
        MaxLength = Long(node["maxLength"]),
        Pattern = node["pattern"]?.Text,
        MinItems = Long(node["minItems"]),
        MaxItems = Long(node["maxItems"]),
        UniqueItems = Flag(node, "uniqueItems"),
        MinProperties = Long(node["minProperties"]),
        MaxProperties = Long(node["maxProperties"]),
        AllOf = Nodes(node["allOf"]),
        AnyOf = Nodes(node["anyOf"]),
        OneOf = Nodes(node["oneOf"]),
        Not = node["not"] is MapValue not ? Node(not) : null,
    };

    private static ValidationRule Rule(Value rule) => new(
        rule["rule"]?.Text ?? "", rule["message"]?.Text, rule["messageExpression"]?.Text, rule["reason"]?.Text, rule["fieldPath"]?.Text,
        (rule["optionalOldSelf"] as BoolValue)?.Flag);

    private static List<StructuralSchema> Nodes(Value? list) => [.. (list?.Items ?? []).Select(Node)];

    private static List<string> Texts(Value? list) => [.. (list?.Items ?? []).Select(item => item.Text).OfType<string>()];

    private static bool Flag(Value node, string key) => node[key] is BoolValue { Flag: true };

    private static double? Double(Value? value) => (value as NumberValue)?.AsDouble;

    private static long? Long(Value? value) => (value as NumberValue)?.AsInteger;
}
