using System.Collections.Immutable;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>
/// Keeps <see cref="ClusterSource"/> current: discovers what is served (again when a CRD changes, and every five minutes), starts a reflector
/// for each kind of the <see cref="WatchPlan"/>, and publishes a view whenever a store has something new, at most 50 times a second.
/// </summary>
internal sealed class ClusterFollower(ClusterCache cache, Discovery discovery, ClusterSource source, TimeProvider time, ILogger<ClusterFollower> log) : BackgroundService
{
    private static readonly TimeSpan Rediscover = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FollowUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PlanPace = TimeSpan.FromMilliseconds(500);
    private static readonly KindId DefinitionsId = new("apiextensions.k8s.io", "customresourcedefinitions");

    // A real API server says that a definition is established a moment before it serves it.
    private const int FollowUps = 2;

    private string _discovered = "";
    private int _followUps;
    private ServedKinds _served = ServedKinds.None;
    private ImmutableDictionary<KindId, (ResourceType Type, KindRole Role)> _plan = ImmutableDictionary<KindId, (ResourceType, KindRole)>.Empty;
    private DateTimeOffset _discoverAt = DateTimeOffset.MinValue;
    private DateTimeOffset _planAt = DateTimeOffset.MinValue;
    private (ImmutableDictionary<ObjectKey, KubeObject>? Objects, string Text) _definitions = (null, "");
    private StoreTrouble? _away;
    private ImmutableArray<(KindId Id, object Objects)> _planned = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await DiscoverAsync(stoppingToken);
                await FollowAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal shuts down.
        }
    }

    /// <summary>Publishes until the plan has to be made anew.</summary>
    private async Task FollowAsync(CancellationToken token)
    {
        using var subscription = cache.Subscribe(_plan.Values.Select(kind => kind.Type));
        while (true)
        {
            await PublishAsync(subscription, token);
            if (Definitions() != _discovered)
            {
                (_discoverAt, _followUps) = (time.GetUtcNow(), FollowUps);
            }

            if (time.GetUtcNow() >= _discoverAt || PlanChanged())
            {
                return;
            }
        }
    }

    /// <summary>Looks for new kinds of parts when composites changed, twice a second at most: it walks all of them.</summary>
    private bool PlanChanged()
    {
        if (time.GetUtcNow() < _planAt || Composites() is var now && now.AsSpan().SequenceEqual(_planned.AsSpan()))
        {
            return false;
        }

        (_planned, _planAt) = (now, time.GetUtcNow() + PlanPace);
        return !SameKinds(WatchPlan.Of(_served, source.Current.Stores), _plan);
    }

    private ImmutableArray<(KindId Id, object Objects)> Composites() =>
        [.. source.Current.Stores.Where(kind => kind.Value.Role == KindRole.Composite).Select(kind => (kind.Key, (object)kind.Value.Snapshot.Objects)).OrderBy(kind => kind.Key.ToString(), StringComparer.Ordinal)];

    private async Task PublishAsync(StoreSubscription subscription, CancellationToken token)
    {
        var left = (_planAt > time.GetUtcNow() && _planAt < _discoverAt ? _planAt : _discoverAt) - time.GetUtcNow();
        using var timer = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, timer.Token);
        try
        {
            await subscription.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return;
        }

        source.Publish(new(_served, _plan.ToImmutableDictionary(
            kind => kind.Key, kind => new WatchedKind(kind.Value.Type, kind.Value.Role, cache.Store(kind.Value.Type).Current))) { Away = _away });
        await Task.Delay(Pace, time, token);
    }

    private async Task DiscoverAsync(CancellationToken token)
    {
        if (time.GetUtcNow() < _discoverAt)
        {
            _plan = WatchPlan.Of(_served, source.Current.Stores);
            return;
        }

        try
        {
            // Taken before the question: what changes while it is answered is asked for again.
            _discovered = Definitions();
            _served = new(await discovery.ReadAsync(_served.Types, token));
            _away = null;
            _discoverAt = time.GetUtcNow() + (_served.Types.Count == 0 ? Retry : _followUps-- > 0 ? FollowUp : Rediscover);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or System.Text.Json.JsonException)
        {
            LiveLog.DiscoveryFailed(log, Retry, exception.Message);
            _away = _away ?? new(time.GetUtcNow(), exception.Message, null);
            _discoverAt = time.GetUtcNow() + Retry;
            source.Publish(source.Current with { Away = _away });
        }

        _plan = WatchPlan.Of(_served, source.Current.Stores);
        LiveLog.Watching(log, _plan.Count);
    }

    /// <summary>Which definitions there are, and which of them are served: what discovery depends on. Cheap where the store did not change.</summary>
    private string Definitions()
    {
        var now = _plan.TryGetValue(DefinitionsId, out var kind) ? cache.Store(kind.Type).Current.Objects : null;
        if (!ReferenceEquals(now, _definitions.Objects))
        {
            _definitions = (now, now is null ? "" : string.Join('\n', now.Values
                .Select(one => $"{one.Name} {one.Generation} {one.Condition("Established")?.Status}").Order(StringComparer.Ordinal)));
        }

        return _definitions.Text;
    }

    private static bool SameKinds(ImmutableDictionary<KindId, (ResourceType Type, KindRole Role)> one, ImmutableDictionary<KindId, (ResourceType Type, KindRole Role)> other) =>
        one.Count == other.Count && one.All(kind => other.TryGetValue(kind.Key, out var twin) && twin == kind.Value);
}
