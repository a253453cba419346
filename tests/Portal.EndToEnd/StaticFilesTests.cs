using System.Diagnostics;
using System.Net;
using Portal.Testing;

namespace Portal.EndToEnd;

/// <summary>wwwroot/ stands at the top of the repository; it is served in each of the three ways in which the portal is run.</summary>
public sealed class StaticFilesTests
{
    private static readonly string[] Files = ["css/portal.css", "css/shell.css", "js/start.js", "fonts/inter.woff2", "images/portal.svg", "_framework/blazor.web.js", "_content/MudBlazor/MudBlazor.min.css"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InDevelopment_TheBuiltPortalServesThem()
    {
        await using var portal = PortalProcess.Start("Portal", ["--urls", "http://127.0.0.1:0", "--environment", "Development"]);

        await AssertServedAsync(await portal.SaysAsync("Portal: ", Cancellation));
    }

    [Fact]
    public async Task Published_TheyLieInTheOutput()
    {
        var folder = Directory.CreateTempSubdirectory("portal-publish-").FullName;
        try
        {
            using var publish = Process.Start("dotnet", ["publish", Path.Combine(PortalProcess.Root, "src/Portal"), "-o", folder, "-v", "quiet", "--nologo"]);
            await publish.WaitForExitAsync(Cancellation);
            Assert.Equal(0, publish.ExitCode);
            Assert.True(File.Exists(Path.Combine(folder, "wwwroot/css/portal.css")));
            await using var portal = PortalProcess.StartIn(folder, Path.Combine(folder, "Portal.dll"), ["--urls", "http://127.0.0.1:0"]);

            await AssertServedAsync(await portal.SaysAsync("Portal: ", Cancellation));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task UnderWebApplicationFactory_TheTestServerServesThem()
    {
        await using var factory = new PortalFactory(new Dictionary<string, string> { ["Portal:Sandbox:Seed"] = "none" });

        await AssertServedAsync(factory.CreateClient());
    }

    [Fact]
    public async Task InThisProcess_KestrelServesThem()
    {
        await using var portal = await PortalApplication.StartAsync(Cancellation, ("Portal:Sandbox:Seed", "none"));

        await AssertServedAsync(portal.Address.ToString());
    }

    private static async Task AssertServedAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        await AssertServedAsync(client);
    }

    private static async Task AssertServedAsync(HttpClient client)
    {
        foreach (var file in Files)
        {
            using var answer = await client.GetAsync(file, Cancellation);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {answer.StatusCode}");
            Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
        }
    }
}
