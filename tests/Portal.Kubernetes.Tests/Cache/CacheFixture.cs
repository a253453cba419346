using Microsoft.Extensions.Logging.Abstractions;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Objects;
using Portal.Testing.Api;

namespace Portal.Kubernetes.Tests.Cache;

/// <summary>A fake API server, a connection to it and a cache over that.</summary>
internal sealed class CacheFixture : IAsyncDisposable
{
    private CacheFixture(FakeApi api, string kubeConfig, TimeProvider time)
    {
        Api = api;
        Connection = KubeConnection.FromText(kubeConfig);
        Cache = new ClusterCache(Connection, time, NullLogger<ClusterCache>.Instance);
        Kind = api.Serve(Widgets);
    }

    public static ResourceType Widgets { get; } = new("example.org", "v1", "widgets", "Widget", true);

    public FakeApi Api { get; }

    public KubeConnection Connection { get; }

    public ClusterCache Cache { get; }

    public FakeKind Kind { get; }

    public static async Task<CacheFixture> StartAsync(TimeProvider? time = null)
    {
        var api = await FakeApi.StartAsync();
        return new CacheFixture(api, api.KubeConfig, time ?? TimeProvider.System);
    }

    public static async Task<CacheFixture> StartSecureAsync()
    {
        var api = await FakeApi.StartSecureAsync();
        return new CacheFixture(api, api.KubeConfig, TimeProvider.System);
    }

    public static CacheFixture Through(FakeApi api, Uri proxy) => new(api, api.KubeConfigFor(proxy), TimeProvider.System);

    public static ObjectKey Key(string name, string ns = "team-a") => new(Widgets, ns, name);

    public async ValueTask DisposeAsync()
    {
        await Cache.DisposeAsync();
        Connection.Dispose();
        await Api.DisposeAsync();
    }
}
