using Microsoft.Extensions.Logging.Abstractions;
using Portal.Kubernetes.Cache;
using Portal.Testing;
using static Portal.Sandbox.Tests.ApiCalls;

namespace Portal.Sandbox.Tests.Reads;

/// <summary>Portal's own cache against the sandbox's lists and watches.</summary>
public sealed class CacheTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cache_CreateChangeDelete_FollowsEachOfThem()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await using var cache = new ClusterCache(cluster.Connection, TimeProvider.System, NullLogger<ClusterCache>.Instance);
        var store = cache.Store(ConfigMaps);
        await cluster.CreateAsync(ConfigMaps, "default", """{"metadata":{"name":"a","labels":{"l":"1"}}}""", Token);
        await Eventually.SeesAsync(store, snapshot => snapshot.Objects.Values.Any(found => found.Key.Name == "a"), Token);

        await cluster.MergeAsync(new(ConfigMaps, "default", "a"), """{"metadata":{"labels":{"l":"2"}}}""", Token);
        await Eventually.SeesAsync(store, snapshot => snapshot.Objects.Values.Any(found => found.Key.Name == "a" && found.Labels["l"] == "2"), Token);

        await cluster.Admin.DeleteAsync(new(ConfigMaps, "default", "a"), new(), null, Token);
        await Eventually.SeesAsync(store, snapshot => snapshot.Objects.Values.All(found => found.Key.Name != "a"), Token);
    }

    [Fact]
    public async Task Writers_ManyAtOnce_EveryWatcherSeesEveryObject()
    {
        await using var cluster = await SandboxCluster.StartAsync(Token);
        await using var one = new ClusterCache(cluster.Connection, TimeProvider.System, NullLogger<ClusterCache>.Instance);
        await using var other = new ClusterCache(cluster.Connection, TimeProvider.System, NullLogger<ClusterCache>.Instance);
        ResourceStore[] stores = [one.Store(ConfigMaps), other.Store(ConfigMaps)];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 50; i++)
            {
                await cluster.CreateAsync(ConfigMaps, "default", $$$"""{"metadata":{"name":"w{{{writer}}}-{{{i}}}"}}""", Token);
            }
        }));

        foreach (var store in stores)
        {
            await Eventually.SeesAsync(store, snapshot => snapshot.Objects.Values.Count(found => found.Key.Name.StartsWith('w')) == 400, Token);
        }
    }
}
