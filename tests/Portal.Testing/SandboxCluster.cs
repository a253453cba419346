using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Sandbox.Server;

namespace Portal.Testing;

/// <summary>A sandbox of a test's own on a free port, with an administrator's connection to it. Runs until disposed.</summary>
public sealed class SandboxCluster : IAsyncDisposable
{
    private readonly SandboxHost _host;

    private SandboxCluster(SandboxHost host, TimeProvider time)
    {
        _host = host;
        Connection = KubeConnection.FromText(host.KubeConfig);
        Admin = new ResourceClient(Connection, time);
    }

    public Uri Server => _host.Server;

    public string KubeConfig => _host.KubeConfig;

    public string KubeConfigPath => _host.KubeConfigPath;

    /// <summary>The wire as an administrator, who may also impersonate.</summary>
    public KubeConnection Connection { get; }

    public ResourceClient Admin { get; }

    /// <param name="seed"><c>none</c> or <c>demo</c>.</param>
    /// <param name="speed">How much faster than life the simulated cloud works.</param>
    /// <param name="time">The sandbox's clock; the system's where none is given.</param>
    /// <param name="change">Further options.</param>
    public static async Task<SandboxCluster> StartAsync(
        CancellationToken cancellation,
        string seed = "none",
        double speed = 100,
        TimeProvider? time = null,
        ILoggerFactory? logs = null,
        Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var options = new SandboxOptions { Url = "https://127.0.0.1:0", Seed = seed, Speed = speed };
        var host = await SandboxHost.StartAsync(
            change?.Invoke(options) ?? options, time ?? TimeProvider.System, logs ?? NullLoggerFactory.Instance, cancellation);
        return new SandboxCluster(host, TimeProvider.System);
    }

    /// <summary>A bearer token with which calls are made as this person.</summary>
    public string TokenFor(string user, params IReadOnlyList<string> groups) => _host.TokenFor(user, groups);

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        await _host.DisposeAsync();
    }
}
