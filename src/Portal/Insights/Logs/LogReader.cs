using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Portal.Identity;
using Portal.Kubernetes.Client;
using Portal.Kubernetes.Objects;

namespace Portal.Insights;

/// <summary>Follows a container's log as the person. A stream that ends is opened again where it ended, as long as somebody reads.</summary>
internal sealed class LogReader(CallerClients clients, TimeProvider time)
{
    private const int First = 500;
    private const int MostWaiting = 2000;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(3);

    /// <param name="names">Only lines that hold one of these are given; empty for all.</param>
    public async IAsyncEnumerable<LogBatch> FollowAsync(
        Caller caller, ObjectKey pod, string container, IReadOnlyCollection<string> names, [EnumeratorCancellation] CancellationToken token)
    {
        var options = new LogOptions { Container = container, Follow = true, TailLines = names.Count > 0 ? First * 4 : First };
        DateTimeOffset? last = null;
        while (!token.IsCancellationRequested)
        {
            var (outcome, trouble) = await OpenAsync(caller, pod, options, token);
            if (outcome is { Lines: { } lines })
            {
                await using (lines)
                {
                    await foreach (var batch in GatherAsync(lines, line => IsNew(line, last) && Concerns(line, names), token))
                    {
                        last = LogTime.Split(batch.Lines[^1]).At ?? last;
                        yield return batch;
                    }
                }
            }

            yield return new([], trouble ?? "The log has ended; it is looked for again.");
            await Task.Delay(Again, time, token);
            options = last is null ? options : options with { TailLines = null, Since = last };
        }
    }

    private async Task<(LogOutcome?, string?)> OpenAsync(Caller caller, ObjectKey pod, LogOptions options, CancellationToken token)
    {
        try
        {
            var outcome = await clients.For(caller).OpenLogAsync(pod, options, token);
            return (outcome, outcome.Refusal is { } refusal ? Words(refusal, pod) : null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            return (null, "The control plane does not answer.");
        }
    }

    private static string Words(KubeStatus refusal, ObjectKey pod) => refusal switch
    {
        { IsForbidden: true } => $"You may not read the logs of pods in {pod.Namespace}.",
        { IsNotFound: true } => $"The pod {pod.Name} is gone.",
        _ => refusal.Message,
    };

    /// <summary>Takes what came together as one batch, so that a busy log is drawn a few times a second. What nobody takes in time is dropped, oldest first.</summary>
    private async IAsyncEnumerable<LogBatch> GatherAsync(LineStream lines, Func<string, bool> wanted, [EnumeratorCancellation] CancellationToken token)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        var waiting = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true });
        var pump = PumpAsync(lines, wanted, waiting.Writer, over.Token);
        try
        {
            while (await waiting.Reader.WaitToReadAsync(token))
            {
                await Task.Delay(Gather, time, token);
                var batch = new List<string>();
                while (waiting.Reader.TryRead(out var line))
                {
                    batch.Add(line);
                }

                yield return new(batch, null);
            }
        }
        finally
        {
            await over.CancelAsync();
            await pump;
        }
    }

    private static async Task PumpAsync(LineStream lines, Func<string, bool> wanted, ChannelWriter<string> writer, CancellationToken token)
    {
        try
        {
            await foreach (var line in lines.ReadAsync(token))
            {
                if (wanted(line))
                {
                    writer.TryWrite(line);
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The wire broke, or nobody reads any more; what came is given.
        }
        finally
        {
            writer.Complete();
        }
    }

    private static bool IsNew(string line, DateTimeOffset? last) => last is null || LogTime.Split(line).At is not { } at || at > last;

    private static bool Concerns(string line, IReadOnlyCollection<string> names) =>
        names.Count == 0 || names.Any(name => line.Contains(name, StringComparison.Ordinal));
}
