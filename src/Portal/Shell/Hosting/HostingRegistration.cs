using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Portal.Shell;

/// <summary>How the portal stands in its network: address, proxies, host names, cookies' keys, log format.</summary>
internal static class HostingRegistration
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && builder.Configuration["https_ports"] is null
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.Services.AddSettings<PortalOptions>("Portal");
        builder.Services.AddSettings<EmbeddedSandboxOptions>("Portal:Sandbox");
        builder.Services.AddSingleton<IValidateOptions<PortalOptions>, PortalOptionsCheck>();
        builder.Services.AddSingleton<IValidateOptions<EmbeddedSandboxOptions>, EmbeddedSandboxOptionsCheck>();
        builder.Services.AddSingleton<SandboxKubeConfig>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        AddProxies(builder.Services);
        AddKeys(builder);
        AddLocalHosts(builder);
        AddLogs(builder);
    }

    private static void AddProxies(IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<PortalOptions>>((forwarded, portal) =>
        {
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            forwarded.ForwardedHeaders = portal.Value.KnownProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.All;
            foreach (var proxy in portal.Value.KnownProxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                {
                    forwarded.KnownProxies.Add(address);
                }
                else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                {
                    forwarded.KnownIPNetworks.Add(network);
                }
            }
        });

    private static void AddKeys(WebApplicationBuilder builder)
    {
        var keys = builder.Services.AddDataProtection().SetApplicationName("portal");
        if (builder.Configuration["Portal:KeysDirectory"] is { Length: > 0 } folder && !File.Exists(folder))
        {
            keys.PersistKeysToFileSystem(new(folder));
        }
    }

    /// <summary>A portal that only this machine reaches answers to this machine's names alone, so that no web page can reach it by a name of its own.</summary>
    private static void AddLocalHosts(WebApplicationBuilder builder)
    {
        var addresses = (builder.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (builder.Configuration["AllowedHosts"] is { Length: > 0 } || addresses.Length == 0 || !addresses.All(IsLoopback))
        {
            return;
        }

        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
    }

    private static void AddLogs(WebApplicationBuilder builder)
    {
        var format = Console.IsOutputRedirected ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple;
        builder.Logging.AddConsole(options => options.FormatterName = builder.Configuration["Logging:Console:FormatterName"] ?? format);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(options => options.SingleLine = true);
        builder.Services.Configure<JsonConsoleFormatterOptions>(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, "O"));
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
