using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

public sealed class ObjectPathTests
{
    private static readonly MapValue Object = (MapValue)ValueReader.Parse(
        """{"spec":{"rules":[{"host":"a"},{"host":"b"}]},"metadata":{"annotations":{"example.org/name":"x"}}}""");

    [Theory]
    [InlineData("spec.rules[1].host", "\"b\"")]
    [InlineData("metadata.annotations[example.org/name]", "\"x\"")]
    [InlineData("metadata.annotations['example.org/name']", "\"x\"")]
    public void Get_ReadsFieldsIndicesAndBracketedKeys(string path, string expected) =>
        Assert.Equal(ValueReader.Parse(expected), PathReader.Get(Object, path));

    [Theory]
    [InlineData("spec.missing.deeper", "spec.missing: no such field")]
    [InlineData("spec.rules[5]", "spec.rules[5]: no such element")]
    [InlineData("spec.rules.host", "spec.rules: not an object")]
    public void Get_OfNothing_SaysWhere(string path, string message) =>
        Assert.Equal(message, Assert.Throws<PathException>(() => PathReader.Get(Object, path)).Message);

    [Fact]
    public void Set_MakesWhatIsMissing() =>
        Assert.Equal(ValueReader.Parse("""{"a":{"b":[null,{"c":1}]}}"""), PathWriter.Set(MapValue.Empty, "a.b[1].c", 1));

    [Fact]
    public void Parse_RefusesIndicesThatWouldMakeHugeLists() =>
        Assert.Equal("index 4000000000 is greater than max allowed index 1024", Assert.Throws<PathException>(() => ObjectPath.Parse("a[4000000000]")).Message);

    [Fact]
    public void Expand_NamesEveryItemOfAWildcard() =>
        Assert.Equal(["spec.rules[0].host", "spec.rules[1].host"], PathReader.Expand(Object, ObjectPath.Parse("spec.rules[*].host")).Select(path => path.ToString()));
}
