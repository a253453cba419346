using Portal.Schema.Cel;
using Portal.Schema.Paths;
using Portal.Schema.Structure;
using Portal.Schema.Tests.Verdicts;
using Portal.Schema.Tests.Yaml;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Cel;

public sealed class RuleDefinitionTests
{
    private const string Spec = """{"type":"object","properties":{"n":{"type":"integer"},"s":{"type":"string","maxLength":64},"free":{"type":"object","x-kubernetes-preserve-unknown-fields":true},"m":{"type":"object","additionalProperties":{"type":"string"}},"x-y":{"type":"string"}}}""";

    [Theory]
    [InlineData("self.n > 1 && self.s == 'a' && self.x__dash__y != ''")]
    [InlineData("self.n == oldSelf.n")]
    [InlineData("has(self.m) && 'a' in self.m && self.m.a != 'b'")]
    [InlineData("self.?s.orValue('x') == 'y'")]
    public void Check_RuleThatFits_SaysNothing(string rule) => Assert.Empty(Errors(new(rule, null, null, null, null, null)));

    [Theory]
    [InlineData("self.zz > 1", "compilation failed: ERROR: <input>:1:5: undefined field 'zz'\n | self.zz > 1\n | ....^")]
    [InlineData("self.free.a == 1", "compilation failed: ERROR: <input>:1:10: undefined field 'a'\n | self.free.a == 1\n | .........^")]
    [InlineData("self.n", "cel expression must evaluate to a bool")]
    [InlineData("self.n == 'a' || self.s == 1", "compilation failed: ERROR: <input>:1:8: found no matching overload for '_==_' applied to '(int, string)'\n | self.n == 'a' || self.s == 1\n | .......^\nERROR: <input>:1:25: found no matching overload for '_==_' applied to '(string, int)'\n | self.n == 'a' || self.s == 1\n | ........................^")]
    [InlineData("self.s == null", "compilation failed: ERROR: <input>:1:8: found no matching overload for '_==_' applied to '(string, null)'\n | self.s == null\n | .......^")]
    [InlineData("'é' == self.zz", "compilation failed: ERROR: <input>:1:12: undefined field 'zz'\n | 'é' == self.zz\n | .．.........^")]
    [InlineData("self.n.startsWith('a')", "compilation failed: ERROR: <input>:1:18: found no matching overload for 'startsWith' applied to 'int.(string)'\n | self.n.startsWith('a')\n | .................^")]
    public void Check_RuleThatDoesNotCompile_IsRefusedAsTheServerDoes(string rule, string why)
    {
        var error = Assert.Single(Errors(new(rule, null, null, null, null, null)));

        Assert.Equal("spec.x-kubernetes-validations[0].rule", error.Path.ToString());
        Assert.EndsWith(": " + why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "rule":" " """, "rule: Required value: rule is not specified")]
    [InlineData(""" "rule":"true","message":" " """, "message: Invalid value: \" \": message must be non-empty if specified")]
    [InlineData(""" "rule":"true","messageExpression":" " """, "messageExpression: Required value: messageExpression must be non-empty if specified")]
    [InlineData(""" "rule":"true","reason":"Nope" """, "reason: Unsupported value: \"Nope\": supported values: \"FieldValueDuplicate\", \"FieldValueForbidden\", \"FieldValueInvalid\", \"FieldValueRequired\"")]
    [InlineData(""" "rule":"true","fieldPath":".nowhere" """, "fieldPath: Invalid value: \".nowhere\": fieldPath must be a valid path")]
    [InlineData(""" "rule":"true","fieldPath":"s" """, "fieldPath: Invalid value: \"s\": fieldPath must be a valid path")]
    [InlineData(""" "rule":"true","optionalOldSelf":false """, "optionalOldSelf: Invalid value: false: may not be set if oldSelf is not used in rule")]
    [InlineData(""" "rule":"self.all(x, true)" """, "rule: Invalid value")]
    public void Check_FieldOfARule_IsHeldToItsForm(string rule, string expected)
    {
        var schema = ValueReader.Parse($"{{\"type\":\"object\",\"properties\":{{\"s\":{{\"type\":\"string\"}}}},\"x-kubernetes-validations\":[{{{rule}}}]}}");

        var error = Assert.Single(RuleDefinitions.Check(SchemaReader.ReadLenient(schema), FieldPath.Of("spec"), []));

        Assert.StartsWith($"spec.x-kubernetes-validations[0].{expected}", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".s")]
    [InlineData("['x-y']")]
    [InlineData(".m.anything")]
    [InlineData(".m['a.b']")]
    public void Check_FieldPathThatTheSchemaHas_IsAccepted(string path) => Assert.Empty(Errors(new("true", null, null, null, path, null)));

    [Fact]
    public void Check_OptionalOldSelf_IsAnOptionalValue()
    {
        Assert.Empty(Errors(new("oldSelf.hasValue() || self.n == 0", null, null, null, null, true)));
        Assert.Empty(Errors(new("oldSelf.?n.orValue(0) <= self.n", null, null, null, null, true)));
        Assert.Contains("hasValue", Assert.Single(Errors(new("oldSelf.hasValue()", null, null, null, null, null))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RuleInUnboundedLists_CostsForEveryItemThatFits()
    {
        var schema = Read("""{"type":"object","properties":{"l":{"type":"array","items":{"type":"array","items":{"type":"string","x-kubernetes-validations":[{"rule":"self.contains('a')"}]}}}}}""");

        var errors = RuleDefinitions.Check(schema, FieldPath.Of("root"), []);

        Assert.Equal("root.properties[l].items.items.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)", errors[0].ToString());
        Assert.Equal("root.properties[l].items.items.x-kubernetes-validations[0].rule: Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema", errors[1].ToString());
        Assert.StartsWith("root: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of more than 100x", errors[2].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RuleOfARootOrAnEmbeddedResource_SeesItsName()
    {
        var schema = Read("""{"type":"object","x-kubernetes-validations":[{"rule":"self.metadata.name.size() < 9 && self.kind != '' && self.spec.t.metadata.name != ''"}],"properties":{"spec":{"type":"object","properties":{"t":{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}}}}}""");

        Assert.Empty(RuleDefinitions.Check(schema, FieldPath.Root, []));
    }

    /// <summary>A real server took all of these.</summary>
    [Fact]
    public void Check_DefinitionsOfTheCorpus_AreAccepted()
    {
        var corpus = SharedFolder.At("corpus/crd");
        Assert.SkipWhen(corpus is null, "corpus: no shared data, set PORTAL_SHARED");
        var rules = 0;
        foreach (var file in Directory.EnumerateFiles(corpus, "*.yaml", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("x-kubernetes-validations", StringComparison.Ordinal)))
        {
            foreach (var version in YamlValues.ReadAll(File.ReadAllText(file)).SelectMany(crd => crd.At("spec", "versions")?.Items ?? []))
            {
                var schema = SchemaReader.ReadLenient(version.At("schema", "openAPIV3Schema")!);
                Assert.Empty(RuleDefinitions.Check(schema, FieldPath.Of(Path.GetFileName(file)), []));
                rules += schema.HasRules ? 1 : 0;
            }
        }

        Assert.True(rules > 5, $"{rules} schemas with rules");
    }

    private static IReadOnlyList<FieldError> Errors(ValidationRule rule) => RuleDefinitions.Check(Read(Spec) with { Rules = [rule] }, FieldPath.Of("spec"), []);

    private static StructuralSchema Read(string json) => SchemaReader.ReadLenient(ValueReader.Parse(json));
}
