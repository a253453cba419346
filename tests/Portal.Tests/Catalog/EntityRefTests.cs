using Portal.Catalog;

namespace Portal.Tests.Catalog;

public sealed class EntityRefTests
{
    [Theory]
    [InlineData("web", "component", "people", "component:people/web")]
    [InlineData("Default/Web", "component", "people", "component:default/web")]
    [InlineData("API:shop", null, "people", "api:people/shop")]
    [InlineData("resource:a/db", null, "x", "resource:a/db")]
    [InlineData("a:b:c", "group", "default", "a:default/b:c")]
    public void TryParse_FillsInDefaults(string text, string? kind, string ns, string expected)
    {
        Assert.True(EntityRef.TryParse(text, kind, ns, out var found));
        Assert.Equal(expected, found.ToString());
    }

    [Theory]
    [InlineData("db", null)]
    [InlineData("group:", "group")]
    [InlineData("/", "group")]
    [InlineData("", "group")]
    public void TryParse_MissingPart_IsNoReference(string text, string? kind) =>
        Assert.False(EntityRef.TryParse(text, kind, "default", out _));
}
