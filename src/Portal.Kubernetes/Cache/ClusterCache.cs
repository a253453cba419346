using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Cache;

/// <summary>
/// The cluster as this process knows it: one store a kind, filled by one reflector that the first use starts and that runs until disposal,
/// however many readers there are. A kind that is not served yet appears when its definition does. Secrets are refused: they are read as the
/// person and never shared.
/// </summary>
public sealed class ClusterCache : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ResourceType, Lazy<RunningStore>> _running = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly WatchReader _reader;
    private readonly Backoff _backoff;

    public ClusterCache(KubeConnection connection, TimeProvider time, ILogger<ClusterCache> logger, Random? random = null)
    {
        var chance = random ?? Random.Shared;
        _time = time;
        _logger = logger;
        _reader = new WatchReader(connection, time, chance);
        _backoff = new Backoff(chance);
    }

    /// <summary>The stores started so far.</summary>
    public IReadOnlyList<ResourceStore> Stores => [.. _running.Values.Where(lazy => lazy.IsValueCreated).Select(lazy => lazy.Value.Store)];

    /// <summary>The store of a kind; at first use empty and not synced, and filled soon after.</summary>
    public ResourceStore Store(ResourceType type)
    {
        if (type is { Group: "", Plural: "secrets" })
        {
            throw new ArgumentException("Secrets are never cached; read them as the person.", nameof(type));
        }

        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
        return _running.GetOrAdd(type, wanted => new Lazy<RunningStore>(() => Start(wanted))).Value.Store;
    }

    /// <summary>Follows several kinds with one nudge.</summary>
    public StoreSubscription Subscribe(IEnumerable<ResourceType> types) => new([.. types.Select(Store)]);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        foreach (var running in _running.Values)
        {
            await running.Value.Reflecting;
            running.Value.Store.Close();
        }

        _stop.Dispose();
    }

    private RunningStore Start(ResourceType type)
    {
        var store = new ResourceStore(type, _time);
        var reflector = new Reflector(_reader, store, _backoff, _time, _logger);
        return new RunningStore(store, Task.Run(() => reflector.RunAsync(_stop.Token)));
    }
}
