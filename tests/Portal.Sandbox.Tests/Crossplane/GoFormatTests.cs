using Portal.Sandbox.Crossplane.Composing;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

public sealed class GoFormatTests
{
    [Theory]
    [InlineData("%s-db", "\"orders\"", "orders-db")]
    [InlineData("%d GB", "20", "20 GB")]
    [InlineData("%s", "20", "%!s(int64=20)")]
    [InlineData("%d", "\"x\"", "%!d(string=x)")]
    [InlineData("%v", "true", "true")]
    [InlineData("%v", "1.5", "1.5")]
    [InlineData("%v", "{\"b\":1,\"a\":[\"x\",\"y\"]}", "map[a:[x y] b:1]")]
    [InlineData("%05d", "42", "00042")]
    [InlineData("%-5s|", "\"ab\"", "ab   |")]
    [InlineData("%.2f", "2.5", "2.50")]
    [InlineData("%q", "\"a\\\"b\"", "\"a\\\"b\"")]
    [InlineData("%x", "255", "ff")]
    [InlineData("%s %s", "\"a\"", "a %!s(MISSING)")]
    [InlineData("%[1]s%[1]s", "\"a\"", "aa")]
    public void Sprintf_WritesAsGoDoes(string format, string argument, string expected) =>
        Assert.Equal(expected, GoFormat.Sprintf(format, ValueReader.Parse(argument)));
}
