using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Portal.Identity;
using Portal.Infrastructure;

namespace Portal.Live;

/// <summary>
/// The live lists for programs, at <c>/hubs/resources</c>: signed in by the portal's cookie or by a bearer token that the API server takes, with the
/// same rights as the pages. Level-triggered: a slow client misses states in between and nothing else. A stream ends when the sign-in does.
/// </summary>
[Authorize]
internal sealed class ResourceHub : Hub
{
    private const int MostStreams = 16;
    private const string Streams = "streams";
    private readonly ResourceLists _lists;
    private readonly SignInLeases _leases;

    public ResourceHub(ResourceLists lists, SignInLeases leases) => (_lists, _leases) = (lists, leases);

    /// <summary>First everything that the query finds, then <c>Synced</c>, then each change.</summary>
    public async IAsyncEnumerable<ResourceChange> Follow(ResourceQuery query, [EnumeratorCancellation] CancellationToken token)
    {
        var caller = Caller.From(Context.User);
        if (caller.IsGuest)
        {
            throw new HubException("Sign in first: a guest sees nothing of the cluster.");
        }

        using var place = TakePlace();
        await using var lease = _leases.Take(Context.User!, token);
        var stream = new ResourceStream();
        await using var answers = _lists.FollowSyncedAsync(caller, query with { ByOwner = false }, lease.Token).GetAsyncEnumerator(lease.Token);
        while (await NextAsync(answers, lease, token))
        {
            foreach (var change in stream.Take(answers.Current))
            {
                yield return change;
            }
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<LiveList<ResourceRow>> answers, SignInLease lease, CancellationToken token)
    {
        try
        {
            return await answers.MoveNextAsync();
        }
        catch (OperationCanceledException ended) when (lease.Token.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new HubException("The sign-in has ended.", ended);
        }
    }

    private Place TakePlace()
    {
        var count = (StrongBox<int>)(Context.Items[Streams] ??= new StrongBox<int>());
        if (Interlocked.Increment(ref count.Value) > MostStreams)
        {
            Interlocked.Decrement(ref count.Value);
            throw new HubException($"A connection follows {MostStreams} queries at most.");
        }

        return new(count);
    }

    private sealed class Place(StrongBox<int> count) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref count.Value);
    }
}
