using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Sandbox.Authorization;

namespace Portal.Sandbox.Server;

/// <summary>
/// A running sandbox: the API server on its own Kestrel, apart from whatever else the process serves and from its settings. Serves until disposed.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private const int LongestHeader = 128 * 1024;
    private readonly ControlPlane _plane;
    private readonly WebApplication _web;
    private readonly DirectoryInfo? _ownFolder;

    private SandboxHost(ControlPlane plane, WebApplication web, Uri server, string kubeConfig, string kubeConfigPath, DirectoryInfo? ownFolder)
    {
        (_plane, _web, _ownFolder) = (plane, web, ownFolder);
        (Server, KubeConfig, KubeConfigPath) = (server, kubeConfig, kubeConfigPath);
    }

    /// <summary>The https address, with the port that was taken.</summary>
    public Uri Server { get; }

    /// <summary>The text of a kubeconfig of an administrator (group system:masters).</summary>
    public string KubeConfig { get; }

    /// <summary>The file with <see cref="KubeConfig"/>; one that was not asked for by name goes with the sandbox.</summary>
    public string KubeConfigPath { get; }

    /// <summary>Starts a sandbox; when this returns its seeds are planted and it serves.</summary>
    /// <exception cref="IOException">The address is taken, or the kubeconfig or data folder cannot be written.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var certificate = ServerCertificate.Make(TimeProvider.System.GetUtcNow(), new Uri(options.Url).Host);
        var plane = new ControlPlane(options, certificate.AuthorityPem, time, logs);
        WebApplication? web = null;
        try
        {
            foreach (var (known, user) in options.TokenAuthFile is null ? [] : TokenFile.Read(options.TokenAuthFile))
            {
                plane.Tokens.Add(known, user);
            }

            var token = NewToken();
            plane.Tokens.Add(token, UserIdentity.Of("admin", UserIdentity.Masters));
            await plane.StartAsync(cancellation);
            web = Build(options, certificate, plane, logs);
            await web.StartAsync(cancellation);
            var host = await OpenAsync(options, plane, web, certificate.AuthorityPem, token, cancellation);
            SandboxLog.Serving(logs.CreateLogger<SandboxHost>(), host.Server, host.KubeConfigPath);
            return host;
        }
        catch
        {
            await plane.DisposeAsync();
            await (web?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>A bearer token of a person, for who wants to call the sandbox in that person's name.</summary>
    public string TokenFor(string user, params IReadOnlyList<string> groups)
    {
        var token = NewToken();
        _plane.Tokens.Add(token, UserIdentity.Of(user, groups));
        return token;
    }

    public async ValueTask DisposeAsync()
    {
        await _plane.StopAsync();
        await _web.DisposeAsync();
        await _plane.DisposeAsync();
        if (_ownFolder is { Exists: true })
        {
            _ownFolder.Delete(recursive: true);
        }
    }

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static async Task<SandboxHost> OpenAsync(
        SandboxOptions options, ControlPlane plane, WebApplication web, string authority, string token, CancellationToken cancellation)
    {
        var addresses = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var port = new Uri(addresses.First(address => address.StartsWith("https://", StringComparison.Ordinal))).Port;
        var host = new Uri(options.Url).Host is var asked && asked is "0.0.0.0" or "[::]" ? "127.0.0.1" : asked;
        var server = new Uri($"https://{host}:{port}");
        var folder = options.KubeConfigPath is null ? Directory.CreateTempSubdirectory("portal-sandbox-") : null;
        var path = options.KubeConfigPath is { } named ? Path.GetFullPath(named) : Path.Combine(folder!.FullName, "kubeconfig");
        var text = KubeConfigFile.Text(server, authority, token);
        await KubeConfigFile.WriteAsync(path, text, cancellation);
        return new(plane, web, server, text, path, folder);
    }

    private static WebApplication Build(SandboxOptions options, ServerCertificate certificate, ControlPlane plane, ILoggerFactory logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton(logs);
        // What is written goes on to the socket on the thread that wrote it: a third of the processor time of a watch. Sockets complete on the thread pool all the same.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.UTF8;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = LongestHeader;
            kestrel.Limits.MaxRequestHeadersTotalSize = 2 * LongestHeader;
            kestrel.Limits.Http2.MaxRequestHeaderFieldSize = LongestHeader;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
            Listen(kestrel, new(options.Url), listen => listen.UseHttps(certificate.Server, https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13));
            if (options.HttpUrl is { } plain)
            {
                Listen(kestrel, new(plain), listen => listen.Protocols = HttpProtocols.Http1);
            }
        });
        var web = builder.Build();
        web.Run(plane.Server.HandleAsync);
        return web;
    }

    private static void Listen(KestrelServerOptions kestrel, Uri address, Action<ListenOptions> configure) =>
        kestrel.Listen(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Loopback, address.Port, configure);
}
