using System.Runtime.CompilerServices;
using Portal.Identity;

namespace Portal.Live;

/// <summary>
/// Live queries: a pure function of <see cref="VisibleCluster"/> is asked again when something that it read changed, when the person's rights
/// did, and every ten seconds for what depends on the time. An answer is given only if it differs from the last; the first at once, then ten a
/// second at most. Answers must compare by value (records; wrap lists in <see cref="LiveList{T}"/>).
/// </summary>
public sealed class LiveCluster
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);
    private readonly ClusterSource _source;
    private readonly Sights _sights;
    private readonly TimeProvider _time;

    internal LiveCluster(ClusterSource source, Sights sights, TimeProvider time) => (_source, _sights, _time) = (source, sights, time);

    /// <summary>How many live queries run now, for metrics and tests.</summary>
    public int Viewers => _source.Bell.Listeners;

    /// <summary>What the person sees now.</summary>
    public async Task<VisibleCluster> SeeAsync(Caller caller, CancellationToken token)
    {
        var view = _source.Current;
        return new(view, await _sights.ForAsync(caller, caller.IsGuest ? SightScope.Empty : view.Scope, token), _time.GetUtcNow());
    }

    /// <summary>Waits until everything watched was listed once, or for so long. Whether it was.</summary>
    public async Task<bool> SyncedAsync(TimeSpan atMost, CancellationToken token)
    {
        using var listener = _source.Bell.Listen();
        var until = _time.GetUtcNow() + atMost;
        while (!_source.Current.Synced && _time.GetUtcNow() < until)
        {
            await listener.WaitAsync(until - _time.GetUtcNow(), _time, token);
        }

        return _source.Current.Synced;
    }

    public async IAsyncEnumerable<T> FollowAsync<T>(Caller caller, Func<VisibleCluster, T> query, [EnumeratorCancellation] CancellationToken token)
    {
        using var listener = _source.Bell.Listen();
        VisibleCluster? seen = null;
        (bool Any, T? Value) last = (false, default);
        while (!token.IsCancellationRequested)
        {
            var rang = await listener.WaitAsync(Tick, _time, token);
            if (rang && seen is not null && seen.ReadsTheSame(_source.Current))
            {
                continue;
            }

            var asked = await SeeAsync(caller, token);
            var answer = query(asked);
            seen = asked;
            if (last.Any && EqualityComparer<T>.Default.Equals(last.Value, answer))
            {
                continue;
            }

            last = (true, answer);
            yield return answer;
            await Task.Delay(Pace, _time, token);
        }
    }
}
