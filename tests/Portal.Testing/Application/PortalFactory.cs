using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Portal.Identity;

namespace Portal.Testing;

/// <summary>Builds the portal by its own Program.cs with the given settings; on Kestrel or on the test server.</summary>
public sealed class PortalFactory(IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Caller>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseEnvironment("Production");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
