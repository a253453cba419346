using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Passes;

/// <summary>What is refused of a schema, in the API server's words.</summary>
public sealed class SchemaRuleTests
{
    [Theory]
    [InlineData("""{"type":"string","pattern":"["}""", "root.properties[a].pattern: Invalid value: \"[\": must be a valid regular expression, but isn't: error parsing regexp: missing closing ]: `[`")]
    [InlineData("""{"type":"object","x-kubernetes-embedded-resource":true}""", "root.properties[a].properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields")]
    [InlineData("""{"type":"string","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}""", "root.properties[a].type: Invalid value: \"string\": must be object if x-kubernetes-embedded-resource is true")]
    [InlineData("""{"x-kubernetes-int-or-string":true,"x-kubernetes-preserve-unknown-fields":true}""", "root.properties[a].x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if x-kubernetes-int-or-string is true")]
    [InlineData("""{"type":"object","properties":{"b":{"type":"string"}},"additionalProperties":false}""", "root.properties[a].additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive")]
    [InlineData("""{"type":"string","x-kubernetes-list-type":"set"}""", "root.properties[a].type: Invalid value: \"string\": must be array if x-kubernetes-list-type is specified")]
    [InlineData("""{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"bag"}""", "root.properties[a].x-kubernetes-list-type: Unsupported value: \"bag\": supported values: \"atomic\", \"set\", \"map\"")]
    [InlineData("""{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"]}""", "root.properties[a].items.type: Invalid value: \"string\": must be object if parent array's x-kubernetes-list-type is map")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"]}""", "root.properties[a].x-kubernetes-list-map-keys: Invalid value: [\"k\"]: entries must all be names of item properties")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{"k":{"type":"string"}}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"]}""", "root.properties[a].items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{}},"x-kubernetes-list-map-keys":["k"]}""", "root.properties[a].x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty")]
    [InlineData("""{"type":"array","items":{"type":"string","nullable":true},"x-kubernetes-list-type":"set"}""", "root.properties[a].items.nullable: Forbidden: cannot be nullable when x-kubernetes-list-type is set")]
    [InlineData("""{"type":"object","x-kubernetes-map-type":"loose"}""", "root.properties[a].x-kubernetes-map-type: Unsupported value: \"loose\": supported values: \"atomic\", \"granular\"")]
    [InlineData("""{"type":"integer","default":"x"}""", "root.properties[a].default: Invalid value: \"string\":  in body must be of type integer: \"string\"")]
    [InlineData("""{"type":"object","properties":{"b":{"type":"string"}},"default":{"c":1}}""", "root.properties[a].default: Invalid value: {\"c\":1}: must not have unknown fields")]
    [InlineData("""{"type":"integer","default":0,"x-kubernetes-validations":[{"rule":"self > 0","message":"must be positive"}]}""", "root.properties[a].default: Invalid value: 0: must be positive")]
    [InlineData("""{"type":"string","anyOf":[{"x-kubernetes-validations":[{"rule":"true"}]}]}""", "root.properties[a].anyOf[0].x-kubernetes-validations: Forbidden: must be empty to be structural")]
    [InlineData("""{"type":"array","items":[{"type":"string"}]}""", "root.properties[a].items: Forbidden: items must be a schema object and not an array")]
    [InlineData("""{"type":"object","properties":{"m":{"type":"object","x-kubernetes-embedded-resource":true,"properties":{"metadata":{"type":"string"}}}}}""", "root.properties[a].properties[m].properties[metadata].type: Invalid value: \"string\": must be object")]
    public void Read_SchemaOfAField_IsRefusedForItsOneMistake(string field, string expected) => Assert.Equal(expected, Assert.Single(Errors($$$"""{"type":"object","properties":{"a":{{{field}}}}}""")));

    [Theory]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""", "root.additionalProperties: Forbidden: must not be used at the root")]
    [InlineData("""{"type":"object","nullable":true}""", "root.nullable: Forbidden: nullable cannot be true at the root")]
    [InlineData("""{"type":"object","properties":{"metadata":{"type":"object","properties":{"labels":{"type":"object"}}}}}""", "root.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified")]
    [InlineData("""{"type":"object","properties":{"kind":{"type":"integer"}}}""", "root.properties[kind].type: Invalid value: \"integer\": must be string")]
    [InlineData("""{"type":"object","properties":{"metadata":{"type":"object","properties":{"name":{"type":"string","default":"x"}}}}}""", "root.properties[metadata].properties[name].default: Forbidden: must not be set in top-level metadata")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"object"}},"allOf":[{"properties":{"spec":{"properties":{"x":{"minLength":1}}}}}]}""", "root.properties[spec].properties[x]: Required value: because it is defined in root.allOf[0].properties[spec].properties[x]")]
    public void Read_SchemaOfAResource_IsRefusedForItsOneMistake(string schema, string expected) => Assert.Equal(expected, Assert.Single(Errors(schema)));

    [Theory]
    [InlineData("""{"x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},{"type":"string"}]}""")]
    [InlineData("""{"x-kubernetes-int-or-string":true,"allOf":[{"anyOf":[{"type":"integer"},{"type":"string"}]},{"maxLength":5}]}""")]
    [InlineData("""{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("""{"type":"object","properties":{"b":{"type":"string"}},"additionalProperties":true}""")]
    [InlineData("""{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],"items":{"type":"object","required":["k"],"properties":{"k":{"type":"string"}}},"default":[{"k":"a"}]}""")]
    [InlineData("""{"type":"object","properties":{"b":{"type":"string"}},"default":{}}""")]
    [InlineData("""{"type":"string","nullable":true,"default":null}""")]
    public void Read_SchemaOfAField_IsAccepted(string field) => Assert.Empty(Errors($$$"""{"type":"object","properties":{"a":{{{field}}}}}"""));

    private static IEnumerable<string> Errors(string schema) => SchemaReader.Read(ValueReader.Parse(schema), FieldPath.Of("root")).Errors.Select(error => error.ToString());
}
