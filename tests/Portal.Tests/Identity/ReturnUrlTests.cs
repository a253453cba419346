using Portal.Identity;

namespace Portal.Tests.Identity;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/catalog?filters[kind]=component", "/catalog?filters[kind]=component")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://example.com/", "/")]
    [InlineData("//example.com/", "/")]
    [InlineData("/%2F/example.com", "/")]
    [InlineData("/\\example.com", "/")]
    [InlineData("/%5Cexample.com", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData("/login?returnUrl=/", "/")]
    public void Local_AnythingButALocalPath_IsTheStartPage(string? asked, string expected) => Assert.Equal(expected, ReturnUrl.Local(asked));
}
