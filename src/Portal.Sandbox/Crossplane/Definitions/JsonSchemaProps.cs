using System.Collections.Frozen;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Definitions;

/// <summary>
/// Reads an openAPIV3Schema as Go's JSONSchemaProps does and writes it again: keywords that the type does not know vanish, and so do
/// empty values of fields that are left out when empty. What an XRD's author wrote comes out as it stands in the CRD.
/// </summary>
internal static class JsonSchemaProps
{
    private static readonly FrozenSet<string> Texts = FrozenSet.Create(
        StringComparer.Ordinal, "id", "$schema", "description", "type", "format", "title", "pattern", "x-kubernetes-list-type", "x-kubernetes-map-type", "$ref");

    private static readonly FrozenSet<string> Flags = FrozenSet.Create(
        StringComparer.Ordinal, "exclusiveMaximum", "exclusiveMinimum", "uniqueItems", "nullable", "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string");

    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal, "default", "example", "maximum", "minimum", "maxLength", "minLength", "maxItems", "minItems", "multipleOf", "maxProperties",
        "minProperties", "x-kubernetes-preserve-unknown-fields");

    private static readonly FrozenSet<string> Lists = FrozenSet.Create(StringComparer.Ordinal, "enum", "required", "x-kubernetes-list-map-keys");

    private static readonly FrozenSet<string> SchemaLists = FrozenSet.Create(StringComparer.Ordinal, "allOf", "oneOf", "anyOf");

    private static readonly FrozenSet<string> SchemaMaps = FrozenSet.Create(StringComparer.Ordinal, "properties", "patternProperties", "definitions");

    private static readonly string[] RuleFields = ["rule", "message", "messageExpression", "reason", "fieldPath", "optionalOldSelf"];

    public static MapValue Read(Value? schema)
    {
        var kept = new List<KeyValuePair<string, Value>>();
        foreach (var (key, value) in schema?.Members ?? [])
        {
            if (Member(key, value) is { } read)
            {
                kept.Add(new(key, read));
            }
        }

        return new(kept);
    }

    /// <returns>The member as it is written again; null where it vanishes.</returns>
    private static Value? Member(string key, Value value)
    {
        if (value is NullValue)
        {
            return null;
        }

        return key switch
        {
            _ when Texts.Contains(key) => value.Text is { Length: > 0 } ? value : null,
            _ when Flags.Contains(key) => value is BoolValue { Flag: true } ? value : null,
            _ when Kept.Contains(key) => value,
            _ when Lists.Contains(key) => NotEmpty(value),
            _ when SchemaLists.Contains(key) => NotEmpty(new ListValue([.. value.Items.Select(Read)])),
            _ when SchemaMaps.Contains(key) => NotEmpty(Schemas(value)),
            "not" => Read(value),
            "items" => value is ListValue list ? new ListValue([.. list.Elements.Select(Read)]) : Read(value),
            "additionalProperties" or "additionalItems" => value is BoolValue ? value : Read(value),
            "x-kubernetes-validations" => NotEmpty(new ListValue([.. value.Items.Select(Rule)])),
            "externalDocs" => value,
            _ => null,
        };
    }

    private static MapValue Schemas(Value map) =>
        new(map.Members.Select(pair => KeyValuePair.Create(pair.Key, (Value)Read(pair.Value))));

    private static Value Rule(Value rule) =>
        new MapValue(rule.Members.Where(pair => RuleFields.Contains(pair.Key) && pair.Value is not NullValue and not StringValue { Content: "" }));

    private static Value? NotEmpty(Value value) => value.Items.Count + value.Members.Count > 0 ? value : null;
}
