using Portal.Sandbox.Crossplane.Composing;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

public sealed class TransformTests
{
    [Theory]
    [InlineData("""{"type":"math","math":{"multiply":1024}}""", "20", "20480")]
    [InlineData("""{"type":"math","math":{"type":"ClampMax","clampMax":10}}""", "20", "10")]
    [InlineData("""{"type":"map","map":{"small":"t3"}}""", "\"small\"", "\"t3\"")]
    [InlineData("""{"type":"map","map":{"eu":{"zones":["a"]}}}""", "\"eu\"", """{"zones":["a"]}""")]
    [InlineData("""{"type":"match","match":{"patterns":[{"type":"regexp","regexp":"^db-","result":"database"}],"fallbackValue":"other"}}""", "\"db-1\"", "\"database\"")]
    [InlineData("""{"type":"match","match":{"patterns":[{"type":"literal","literal":"x","result":1}],"fallbackTo":"Input"}}""", "\"y\"", "\"y\"")]
    [InlineData("""{"type":"string","string":{"type":"Convert","convert":"ToUpper"}}""", "\"ab\"", "\"AB\"")]
    [InlineData("""{"type":"string","string":{"type":"Convert","convert":"ToBase64"}}""", "\"ab\"", "\"YWI=\"")]
    [InlineData("""{"type":"string","string":{"type":"Convert","convert":"ToJson"}}""", """{"b":1,"a":2}""", "\"{\\\"a\\\":2,\\\"b\\\":1}\"")]
    [InlineData("""{"type":"string","string":{"type":"TrimSuffix","trim":"-test"}}""", "\"name-test\"", "\"name\"")]
    [InlineData("""{"type":"string","string":{"type":"Regexp","regexp":{"match":"^([a-z]+)-([0-9]+)$","group":2}}}""", "\"db-12\"", "\"12\"")]
    [InlineData("""{"type":"string","string":{"type":"Join","join":{"separator":","}}}""", """["a","b"]""", "\"a,b\"")]
    [InlineData("""{"type":"string","string":{"type":"Replace","replace":{"search":".","replace":"-"}}}""", "\"a.b\"", "\"a-b\"")]
    [InlineData("""{"type":"convert","convert":{"toType":"string"}}""", "20", "\"20\"")]
    [InlineData("""{"type":"convert","convert":{"toType":"int64"}}""", "\"20\"", "20")]
    [InlineData("""{"type":"convert","convert":{"toType":"bool"}}""", "\"true\"", "true")]
    [InlineData("""{"type":"convert","convert":{"toType":"float64","format":"quantity"}}""", "\"1500m\"", "1.5")]
    [InlineData("""{"type":"convert","convert":{"toType":"array","format":"json"}}""", "\"[1]\"", "[1]")]
    public void Transform_GivesWhatTheFunctionGives(string transform, string input, string expected) =>
        Assert.Equal(ValueReader.Parse(expected), Transform.All([ValueReader.Parse(transform)], ValueReader.Parse(input)));

    [Theory]
    [InlineData("""{"type":"map","map":{"small":"t3"}}""", "\"large\"", "transform at index 0 returned error: map transform could not resolve: key large is not found in map")]
    [InlineData("""{"type":"math","math":{"multiply":2}}""", "\"x\"", "transform at index 0 returned error: math transform could not resolve: input is required to be a number for math transformer, got string")]
    public void Transform_ThatCannotBe_SaysWhy(string transform, string input, string message) =>
        Assert.Equal(message, Assert.Throws<TransformException>(() => Transform.All([ValueReader.Parse(transform)], ValueReader.Parse(input))).Message);
}
