using Microsoft.Extensions.Logging;
using Portal.Kubernetes.Client;

namespace Portal.Kubernetes.Cache;

/// <summary>
/// Keeps one store like the cluster: lists, then watches from there for as long as the server remembers, then lists again. It never gives up and
/// never throws before it is stopped.
/// </summary>
internal sealed class Reflector(WatchReader reader, ResourceStore store, Backoff backoff, TimeProvider time, ILogger logger)
{
    // A watch that has lived so long was a good one even if nothing happened: the next try is a first one.
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(5);

    // A missing kind is asked for more often than a failing server, for someone may be waiting for its definition to work.
    private const int MostFailuresOfMissingKind = 5;

    private int _failures;
    private string? _from;
    private long? _watching;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var pause = await StepAsync(stop);
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, time, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<TimeSpan> StepAsync(CancellationToken stop)
    {
        try
        {
            return _from is null ? await ListAsync(stop) : await WatchAsync(_from, stop);
        }
        catch (Exception broken) when (!stop.IsCancellationRequested)
        {
            return Broken(broken);
        }
    }

    private async Task<TimeSpan> ListAsync(CancellationToken stop)
    {
        var listed = await reader.ListAsync(store.Type, stop);
        if (listed.Failure is { } refusal)
        {
            return Refused(refusal);
        }

        store.Replace(listed.Objects);
        _from = listed.ResourceVersion;
        logger.Listed(store.Type, listed.Objects.Count, listed.ResourceVersion);
        return TimeSpan.Zero;
    }

    private async Task<TimeSpan> WatchAsync(string from, CancellationToken stop)
    {
        await foreach (var batch in reader.WatchAsync(store.Type, from, stop))
        {
            _watching ??= time.GetTimestamp();
            if (batch.Events.Count > 0)
            {
                store.Apply(batch.Events);
            }
            else if (batch.Failure is null)
            {
                store.InContact();
            }

            if (batch.ResourceVersion is { } newest)
            {
                _from = newest;
                _failures = 0;
            }

            if (batch.Failure is { } refusal)
            {
                return Refused(refusal);
            }
        }

        return Ended();
    }

    // The ordinary end after timeoutSeconds asks for the next watch at once; a server that hangs up on every watch must not be hammered.
    private TimeSpan Ended()
    {
        if (WasHealthy())
        {
            _failures = 0;
            return TimeSpan.Zero;
        }

        _failures++;
        return _failures == 1 ? TimeSpan.Zero : backoff.After(_failures - 1);
    }

    private bool WasHealthy()
    {
        var lived = _watching is { } started && time.GetElapsedTime(started) >= Healthy;
        _watching = null;
        return lived;
    }

    private TimeSpan Refused(KubeStatus refusal)
    {
        _failures = WasHealthy() ? 1 : _failures + 1;
        if (refusal.IsExpired)
        {
            logger.Expired(store.Type, _from ?? "");
            _from = null;
            return _failures == 1 ? TimeSpan.Zero : backoff.After(_failures - 1);
        }

        logger.Refused(store.Type, refusal.Code, refusal.Reason);
        if (refusal.IsNotFound)
        {
            _from = null;
            store.NotServed(refusal);
        }
        else
        {
            store.InTrouble(refusal.Message, refusal);
        }

        var pause = backoff.After(refusal.IsNotFound ? Math.Min(_failures, MostFailuresOfMissingKind) : _failures);
        return refusal.RetryAfter > pause ? refusal.RetryAfter.Value : pause;
    }

    // The first break of a running watch is mended before anybody needs to know: the same place is asked for again at once.
    private TimeSpan Broken(Exception broken)
    {
        _failures = WasHealthy() ? 1 : _failures + 1;
        logger.Broken(store.Type, broken.GetType().Name, broken.Message);
        if (_failures == 1 && _from is not null)
        {
            return TimeSpan.Zero;
        }

        store.InTrouble(Words(broken), null);
        return backoff.After(_failures);
    }

    private static string Words(Exception broken) => broken switch
    {
        TimeoutException => broken.Message,
        HttpRequestException or IOException => "The API server cannot be reached",
        _ => $"The API server's answer could not be read ({broken.GetType().Name})",
    };
}
