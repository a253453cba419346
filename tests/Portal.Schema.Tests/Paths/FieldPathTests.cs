using Portal.Schema.Paths;

namespace Portal.Schema.Tests.Paths;

public sealed class FieldPathTests
{
    [Theory]
    [InlineData("spec.users[0].name")]
    [InlineData("spec.tags[a.b]")]
    [InlineData("spec.tags[a[b]c]")]
    [InlineData("metadata.annotations[portal.internal/owner].x")]
    [InlineData("spec.list[0][1]")]
    [InlineData("<nil>")]
    public void Parse_ItsOwnText_GivesThePathBack(string text) => Assert.Equal(text, FieldPath.Parse(text).ToString());

    [Fact]
    public void Parse_NumberInBrackets_IsAnIndexAndTheRestAreKeys() => Assert.Equal(
        [new PathStep.Property("a"), new PathStep.Index(3), new PathStep.Key("b.c"), new PathStep.Property("d")],
        FieldPath.Parse("a[3][b.c].d").Steps);

    [Theory]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData("[")]
    [InlineData("a[")]
    [InlineData("]")]
    public void Parse_WhatIsNoPath_DoesNotFail(string text) => Assert.NotNull(FieldPath.Parse(text));
}
