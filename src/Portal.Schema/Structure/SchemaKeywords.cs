using Portal.Schema.Passes;
using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Schema.Structure;

/// <summary>Keywords of JSON schema that a CRD may not use, and values that some of them may not have (apiextensions/validation: ValidateCustomResourceDefinitionOpenAPISchema), from the schema as written.</summary>
internal sealed class SchemaKeywords
{
    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"];
    private static readonly string[] Unsupported = ["id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref"];
    private readonly List<FieldError> _errors = [];

    public static IReadOnlyList<FieldError> Errors(Value schema, FieldPath root)
    {
        var keywords = new SchemaKeywords();
        if (schema["nullable"] is BoolValue { Flag: true })
        {
            keywords.Forbidden(root.Property("nullable"), "nullable cannot be true at the root");
        }

        keywords.Node(schema, new(root, IsRoot: true));
        return keywords._errors;
    }

    /// <summary>Whether there is something that structural schemas have no place for; nothing else is said of them then.</summary>
    public static bool CannotBeRead(Value schema) =>
        Unsupported.Any(keyword => IsSet(schema[keyword])) || schema["items"] is ListValue || schema["x-kubernetes-preserve-unknown-fields"] is BoolValue { Flag: false } || Children(schema).Any(CannotBeRead);

    private static IEnumerable<Value> Children(Value schema) =>
    [
        .. (schema["properties"]?.Members ?? []).Select(pair => pair.Value), .. Single(schema).Select(keyword => schema[keyword]!),
        .. ((string[])["allOf", "anyOf", "oneOf"]).SelectMany(keyword => schema[keyword]?.Items ?? []),
    ];

    private static IEnumerable<string> Single(Value schema) => ((string[])["items", "additionalProperties", "not"]).Where(keyword => schema[keyword] is MapValue);

    private static bool IsSet(Value? value) => value is not (null or NullValue or StringValue { Content: "" } or MapValue { Count: 0 });

    private void Node(Value schema, KeywordPlace place)
    {
        Standard(schema, place);
        if (schema["uniqueItems"] is BoolValue { Flag: true })
        {
            Forbidden(place.Path.Property("uniqueItems"), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }

        if (schema["additionalProperties"] is MapValue or BoolValue { Flag: false } && schema["properties"]?.Members.Count > 0)
        {
            Forbidden(place.Path.Property("additionalProperties"), "additionalProperties and properties are mutual exclusive");
        }

        Below(schema, place);
        if (schema["x-kubernetes-preserve-unknown-fields"] is BoolValue { Flag: false })
        {
            _errors.Add(new(place.Path.Property("x-kubernetes-preserve-unknown-fields"), FieldErrorKind.FieldValueInvalid, "Invalid value: false: must be true or undefined"));
        }

        _errors.AddRange(ListKeywords.Errors(schema, place.Path));
    }

    private void Standard(Value schema, KeywordPlace place)
    {
        var type = schema["type"]?.Text ?? "";
        if (type.Length > 0 && !Types.Contains(type))
        {
            _errors.Add(new(place.Path.Property("type"), FieldErrorKind.FieldValueNotSupported, $"Unsupported value: {Quoted.Of(type)}: supported values: {string.Join(", ", Types.Select(one => $"\"{one}\""))}"));
        }

        if (schema["default"] is not null and not NullValue && place.NoDefaults is { } reason)
        {
            Forbidden(place.Path.Property("default"), $"must not be set {reason}");
        }

        foreach (var keyword in Unsupported.Where(keyword => IsSet(schema[keyword])))
        {
            Forbidden(place.Path.Property(keyword), $"{keyword} is not supported");
        }

        if (type == "null")
        {
            Forbidden(place.Path.Property("type"), "type cannot be set to null, use nullable as an alternative");
        }

        if (schema["items"] is ListValue)
        {
            Forbidden(place.Path.Property("items"), "items must be a schema object and not an array");
        }

        if (place.InMetadata && schema["x-kubernetes-embedded-resource"] is BoolValue { Flag: true })
        {
            Forbidden(place.Path.Property("x-kubernetes-embedded-resource"), "must not be used inside of resource meta");
        }
    }

    private void Below(Value schema, KeywordPlace place)
    {
        foreach (var keyword in Single(schema))
        {
            var below = place.Below(keyword);
            Node(schema[keyword]!, keyword == "additionalProperties" && place.InMetadata ? below with { NoDefaults = "inside additionalProperties applying to object metadata" } : below);
        }

        var isResource = place.IsRoot || schema["x-kubernetes-embedded-resource"] is BoolValue { Flag: true };
        foreach (var (name, child) in schema["properties"]?.Members ?? [])
        {
            var below = place.Below("properties") with { Path = place.Path.Property("properties").Key(name) };
            var isOfAll = isResource && name is "metadata" or "kind" or "apiVersion";
            Node(child, !isOfAll ? below : below with { InMetadata = true, NoDefaults = place.IsRoot ? $"in top-level {name}" : below.NoDefaults });
        }

        foreach (var keyword in (string[])["allOf", "oneOf", "anyOf"])
        {
            var branches = schema[keyword]?.Items ?? [];
            for (var i = 0; i < branches.Count; i++)
            {
                Node(branches[i], place.Below(keyword) with { Path = place.Path.Property(keyword).Index(i) });
            }
        }
    }

    private void Forbidden(FieldPath path, string why) => _errors.Add(new(path, FieldErrorKind.FieldValueForbidden, $"Forbidden: {why}"));
}
