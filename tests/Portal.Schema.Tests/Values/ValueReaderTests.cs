using System.Text.Json;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Values;

public sealed class ValueReaderTests
{
    [Fact]
    public void Parse_Numbers_KeepTheirText()
    {
        var value = ValueReader.Parse("""{"a":1.0,"b":1e3,"c":9007199254740993}""");

        Assert.Equal("""{"a":1.0,"b":1e3,"c":9007199254740993}""", ValueWriter.ToJson(value));
        Assert.Equal(9007199254740993, ((NumberValue)value["c"]!).AsInteger);
    }

    [Fact]
    public void Parse_KeyWrittenTwice_IsRefused() =>
        Assert.Throws<JsonException>(() => ValueReader.Parse("""{"a":{"b":1,"b":2}}"""));

    [Fact]
    public void Read_KeyWrittenTwice_TellsItsPathAndTheLastCounts()
    {
        var read = ValueReader.Read("""{"a":{"b":1,"b":2}}"""u8);

        Assert.Equal(["a.b"], read.Duplicates);
        Assert.Equal(NumberValue.Of(2), read.Value.At("a", "b"));
    }

    [Fact]
    public void Parse_DeeperThanTheLimit_IsRefused() =>
        Assert.ThrowsAny<JsonException>(() => ValueReader.Parse(new string('[', Value.MaxDepth + 1) + new string(']', Value.MaxDepth + 1)));

    [Fact]
    public void Equals_MapsInAnotherOrder_AreEqual() =>
        Assert.Equal(ValueReader.Parse("""{"a":1,"b":[2.0]}"""), ValueReader.Parse("""{"b":[2],"a":1}"""));
}
