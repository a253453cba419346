using Portal.Schema.Cel;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Cel;

/// <summary>Estimated costs are those of the server to the unit: CRDs are admitted or refused by them.</summary>
public sealed class CelCostTests
{
    private const string Text = """{"type":"string"}""";
    private const string Numbers = """{"type":"array","items":{"type":"number"}}""";
    private const string Texts = """{"type":"array","items":{"type":"string"}}""";
    private const string TextMap = """{"type":"object","additionalProperties":{"type":"string"}}""";
    private const string Objects = """{"type":"array","items":{"type":"object","required":["required"],"properties":{"required":{"type":"string"},"optional":{"type":"string"}}}}""";

    [Theory]
    [InlineData(Numbers, "self.all(x, true)", 4718591)]
    [InlineData("""{"type":"array","maxItems":10,"items":{"type":"number"}}""", "self.all(x, true)", 32)]
    [InlineData("""{"type":"array","maxItems":10,"items":{"type":"number"}}""", "self.all(x, self.all(y, self.all(z, true)))", 3552)]
    [InlineData(Texts, "self.all(x, true)", 3145727)]
    [InlineData("""{"type":"array","items":{"type":"boolean"}}""", "self.all(x, true)", 1887437)]
    [InlineData(Objects, "self.all(x, true)", 555128)]
    [InlineData(Objects, "self[0] == null", 2)]
    [InlineData("""{"type":"object","additionalProperties":{"type":"number"}}""", "self.all(x, true)", 1348169)]
    [InlineData("""{"type":"object","maxProperties":3,"additionalProperties":{"type":"string"}}""", "self.all(x, true)", 11)]
    [InlineData(Text, "self.contains('test')", 314574)]
    [InlineData("""{"type":"string","maxLength":10}""", "self.contains('test')", 5)]
    [InlineData("""{"type":"string","maxLength":10}""", "self.startsWith('test')", 2)]
    [InlineData(Text, "size(self + \"hello\") > size(\"hello\")", 314578)]
    [InlineData("""{"type":"string","maxLength":4}""", "size(self + \"hello\") > size(\"hello\")", 7)]
    [InlineData(Numbers, "self[1] == 0.0", 2)]
    [InlineData(Texts, "self[1] == self[1]", 314577)]
    [InlineData(Text, "self.matches(\"x\")", 314574)]
    [InlineData("""{"type":"string","maxLength":50}""", "self.matches(\"x\")", 22)]
    [InlineData(Text, "\"\".matches(\"(((((((((())))))))))[0-9]\")", 7)]
    [InlineData(TextMap, "self.all(x, x.contains(self[x]))", 2752507)]
    [InlineData("""{"type":"string","maxLength":0}""", "self == \"x\"", 1)]
    [InlineData(Numbers, "self.all(x, x == 0.0)", 6291454)]
    [InlineData("""{"type":"array","items":{"x-kubernetes-int-or-string":true}}""", "self[0] == 5", 3)]
    [InlineData("""{"type":"array","items":{"type":"string","format":"duration"}}""", "self.all(x, true)", 2359295)]
    [InlineData("""{"type":"array","items":{"type":"string","format":"duration"}}""", "self[0].getHours() == 2", 4)]
    [InlineData("""{"type":"array","items":{"type":"string","format":"date"}}""", "self.all(x, true)", 725936)]
    [InlineData("""{"type":"array","items":{"type":"string","format":"date-time"}}""", "self.all(x, true)", 428963)]
    [InlineData(Text, "self.find('[0-9]+') == ''", 629147)]
    [InlineData(Texts, "self.join(' ') == 'aa bb'", 329853068905)]
    [InlineData("""{"type":"array","maxItems":10,"items":{"type":"string","maxLength":10}}""", "self.join(' ') == 'aa bb'", 43)]
    [InlineData(Texts, "self.isSorted() == true", 329854432052)]
    [InlineData("""{"type":"array","maxItems":10,"items":{"type":"string","maxLength":10}}""", "self.isSorted() == true", 52)]
    [InlineData("""{"type":"object","properties":{"str":{"type":"string","maxLength":4},"before":{"type":"string","maxLength":2},"after":{"type":"string","maxLength":4}}}""", "self.str.replace(self.before, self.after) == 'does not matter'", 12)]
    [InlineData("""{"type":"object","properties":{"str":{"type":"string"},"before":{"type":"string","maxLength":2},"after":{"type":"string","maxLength":4}}}""", "self.str.replace(self.before, self.after) == 'does not matter'", 629154)]
    [InlineData("""{"type":"object","properties":{"str":{"type":"string"},"separator":{"type":"string"}}}""", "self.str.split(self.separator) == []", 629160)]
    [InlineData(Text, "self.lowerAscii() == 'lower!'", 314575)]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", "oldSelf.size() == self.size()", 5)]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string","format":"date-time"}}""", "self[\"a\"] == self[\"b\"]", 8)]
    [InlineData("""{"type":"string","enum":["A","B","C","LongValue"]}""", "self.contains('A')", 2)]
    [InlineData("""{"type":"string","maxLength":1000,"enum":["A","B"]}""", "self.contains('A')", 401)]
    public void MostCost_OfARule_IsTheServers(string schema, string rule, long expected)
    {
        var declaration = CelDeclarations.Of(SchemaReader.ReadLenient(ValueReader.Parse(schema)), isRoot: false)!;
        var expression = CelChecker.Check(CelParser.Parse(rule).Root!, CelTypeScope.OfRule(declaration.Type, isOldOptional: false));

        Assert.Empty(expression.Problems);
        Assert.Equal((ulong)expected, CelEstimator.MostCost(expression, declaration));
    }
}
