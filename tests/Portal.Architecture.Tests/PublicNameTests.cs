using Microsoft.AspNetCore.Components;
using Portal.Identity;

namespace Portal.Architecture.Tests;

/// <summary>The addresses that scripts and links rely on (design.md section 3).</summary>
public sealed class PublicNameTests
{
    private static readonly string[] Pages =
    [
        "/", "/catalog", "/catalog/{}/{}/{}", "/catalog/{}/{}/{}/{}", "/catalog-graph", "/create", "/create/templates/{}/{}", "/create/tasks", "/create/tasks/{}",
        "/infrastructure", "/infrastructure/{}/{}/{}/{}", "/platform", "/search", "/notifications", "/settings", "/login",
    ];

    [Fact]
    public void Pages_HaveTheirPublicAddresses()
    {
        var there = typeof(Caller).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
            .Select(route => string.Join('/', route.Template.Split('/').Select(step => step.StartsWith('{') ? "{}" : step)))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Pages.Except(there));
    }
}
