using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Portal.Shell;

namespace Portal.Testing;

/// <summary>
/// The real portal in this process, by its own Program.cs, on a free loopback port, with a sandbox of its own unless the settings name another
/// cluster. Serves browsers, circuits and HttpClient until disposed.
/// </summary>
public sealed class PortalApplication : IAsyncDisposable
{
    private readonly PortalFactory _factory;

    private PortalApplication(PortalFactory factory)
    {
        _factory = factory;
        Address = new Uri(factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>The text of the embedded sandbox's kubeconfig; null with another cluster.</summary>
    public string? KubeConfig => Services.GetRequiredService<SandboxKubeConfig>().Text;

    /// <summary>Starts the portal; when this returns it serves, and the catalogue and the cluster are being read.</summary>
    /// <param name="settings">Settings by their keys, such as <c>Portal:Sandbox:Speed</c>; the sandbox is 20 times faster than life unless they say otherwise.</param>
    public static async Task<PortalApplication> StartAsync(CancellationToken cancellation, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["urls"] = "http://127.0.0.1:0", ["Portal:Sandbox:Speed"] = "20", ["Logging:LogLevel:Default"] = "Warning" };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var factory = new PortalFactory(all);
        factory.UseKestrel(0);
        await Task.Run(factory.StartServer, cancellation);
        return new(factory);
    }

    /// <summary>A client with its own cookies that follows no redirects by itself.</summary>
    public HttpClient CreateClient() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };

    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}
