using System.Runtime.CompilerServices;
using Portal.Identity;
using Portal.Live;

namespace Portal.Offerings;

/// <summary>Offerings as one person may order them, live: asked again when an offering changes and when rights may have.</summary>
public sealed class OfferingQuery
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);
    private readonly OfferingSource _source;
    private readonly CreationRights _rights;
    private readonly ClusterSource _cluster;
    private readonly TimeProvider _time;

    internal OfferingQuery(OfferingSource source, CreationRights rights, ClusterSource cluster, TimeProvider time) =>
        (_source, _rights, _cluster, _time) = (source, rights, cluster, time);

    public IAsyncEnumerable<OrderableOfferings> FollowAsync(Caller caller, CancellationToken token) =>
        FollowAsync(() => OfAsync(caller, token), token);

    /// <summary>One offering by its page's address, and where the person may create it; null where there is none that they may order.</summary>
    public IAsyncEnumerable<OrderableOffering?> FollowAsync(Caller caller, string ns, string name, CancellationToken token) =>
        FollowAsync(() => FindAsync(caller, ns, name, token), token);

    public async Task<OrderableOfferings> OfAsync(Caller caller, CancellationToken token)
    {
        var set = _source.Current;
        var working = set.All.Where(offering => offering.Broken is null).ToList();
        var orderable = new List<Offering>();
        foreach (var offering in working)
        {
            if ((await _rights.OfAsync(caller, offering.Type, token)).Any)
            {
                orderable.Add(offering);
            }
        }

        return new(new(orderable), working.Count - orderable.Count, set.IsRead, _cluster.Current.Away);
    }

    private async Task<OrderableOffering?> FindAsync(Caller caller, string ns, string name, CancellationToken token)
    {
        var set = _source.Current;
        var right = set.Find(ns, name) is { } found ? await _rights.OfAsync(caller, found.Type, token) : CreationRight.None;
        return !set.IsRead ? OrderableOffering.NotRead : right.Any ? new(set.Find(ns, name), right) : null;
    }

    private async IAsyncEnumerable<T> FollowAsync<T>(Func<Task<T>> ask, [EnumeratorCancellation] CancellationToken token)
    {
        using var listener = _source.Bell.Listen();
        (bool Any, T? Value) last = (false, default);
        while (!token.IsCancellationRequested)
        {
            await listener.WaitAsync(Tick, _time, token);
            var answer = await ask();
            if (!last.Any || !EqualityComparer<T>.Default.Equals(last.Value, answer))
            {
                last = (true, answer);
                yield return answer;
            }
        }
    }
}
