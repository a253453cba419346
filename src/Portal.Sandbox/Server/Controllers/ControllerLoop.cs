using Microsoft.Extensions.Logging;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.Server;

/// <summary>
/// Runs one controller: every object once at the start, then every change, told as keys. Keys run side by side, one key never twice at a time;
/// what fails is tried again after a growing pause.
/// </summary>
internal sealed class ControllerLoop(IController controller, ObjectStore store, ILocalApi api, TimeProvider time, ILogger log)
{
    private const int Workers = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Runs until cancelled; ends without an exception.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        using var queue = new WorkQueue(time);
        var work = Enumerable.Range(0, Workers).Select(_ => WorkAsync(queue, token)).Append(FeedAsync(queue, token)).ToList();
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FeedAsync(WorkQueue queue, CancellationToken token)
    {
        var here = OfferAll(queue);
        while (!token.IsCancellationRequested)
        {
            if (store.Everything.After(here) is not { } batch)
            {
                here = OfferAll(queue);
                continue;
            }

            foreach (var change in batch.Changes)
            {
                Offer(queue, new(change.Kind, change.Object));
                here = change.Version;
            }

            await batch.More.WaitAsync(token);
        }
    }

    /// <summary>The version from which the changes go on: all of it may be told twice, nothing is left out.</summary>
    private long OfferAll(WorkQueue queue)
    {
        var version = store.Version;
        foreach (var found in store.Ids.ToList().SelectMany(id => store.List(id, null).Objects))
        {
            Offer(queue, new(EventKind.Added, found));
        }

        return version;
    }

    private void Offer(WorkQueue queue, StoreEvent change)
    {
        if (controller.Wants(change, out var key))
        {
            queue.Add(key);
        }
    }

    private async Task WorkAsync(WorkQueue queue, CancellationToken token)
    {
        var failures = new Dictionary<ControllerKey, int>();
        while (!token.IsCancellationRequested)
        {
            var key = await queue.TakeAsync(token);
            await Task.Yield();
            queue.Done(key, await TryAsync(key, failures, token));
        }
    }

    private async Task<TimeSpan?> TryAsync(ControllerKey key, Dictionary<ControllerKey, int> failures, CancellationToken token)
    {
        try
        {
            var again = await controller.ReconcileAsync(key, api, token);
            failures.Remove(key);
            return again;
        }
        catch (TryAgainException)
        {
            var count = failures[key] = failures.GetValueOrDefault(key) + 1;
            return PauseAfter(count) / 10;
        }
        catch (Exception exception) when (!token.IsCancellationRequested)
        {
            SandboxLog.ReconcileFailed(log, controller.GetType().Name, key.Kind, key.Namespace, key.Name, exception);
            var count = failures[key] = failures.GetValueOrDefault(key) + 1;
            return PauseAfter(count);
        }
    }

    private static TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << Math.Min(failures - 1, 20), LongestPause.Ticks));
}
