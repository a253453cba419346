using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Portal.Kubernetes.Access;
using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>
/// Lists a kind in pages and watches it from where the list ended, over all namespaces, in the connection's own name. One call is one try:
/// when to try again is the <see cref="Cache.Reflector"/>'s business.
/// </summary>
internal sealed class WatchReader(KubeConnection connection, TimeProvider time, Random random)
{
    private const int PageSize = 500;
    private const int LongestLine = 64 * 1024 * 1024;
    private const int PatienceWithThrottling = 10;

    private readonly ApiWire _wire = new(connection, time);

    /// <summary>All pages, or the first refusal. A page that is throttled is asked for again, the ones before it are kept.</summary>
    public async Task<ListOutcome> ListAsync(ResourceType type, CancellationToken cancellation)
    {
        var reader = new ListPageReader(type);
        var objects = new List<KubeObject>();
        string? next = null;
        var throttled = 0;
        while (true)
        {
            var path = ApiPath.Collection(type, null).With("limit", PageSize.ToString()).With("continue", next);
            var (response, body) = await _wire.ReadAsync(ApiWire.Get(path.ToString()), null, cancellation);
            using (response)
            {
                if (response.IsSuccessStatusCode)
                {
                    var page = reader.Read(body, objects);
                    if (page.Continue is null)
                    {
                        return new ListOutcome(objects, page.ResourceVersion, null);
                    }

                    next = page.Continue;
                    continue;
                }

                var refusal = StatusReading.Read(response, body, time);
                if (next is null || !refusal.IsThrottled || ++throttled > PatienceWithThrottling)
                {
                    return ListOutcome.Failed(refusal);
                }

                await Task.Delay(refusal.RetryAfter ?? TimeSpan.FromSeconds(1), time, cancellation);
            }
        }
    }

    /// <summary>
    /// Changes after <paramref name="resourceVersion"/> until the server ends the stream (the sequence ends), says why it cannot go on (the last batch
    /// has a failure), or the wire breaks (an exception; <see cref="TimeoutException"/> where it went silent).
    /// The first batch comes, empty, as soon as the server has accepted the watch.
    /// </summary>
    public async IAsyncEnumerable<WatchBatch> WatchAsync(
        ResourceType type,
        string resourceVersion,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var asked = connection.HasPing ? random.Next(240, 301) : 30;
        using var deadline = new WatchDeadline(TimeSpan.FromSeconds(asked), connection.HasPing, time, cancellation);
        using var request = ApiWire.Get(WatchPath(type, resourceVersion, asked));
        using var response = await GuardAsync(
            deadline,
            token => connection.SendAsync(request, null, HttpCompletionOption.ResponseHeadersRead, token),
            cancellation);
        if (!response.IsSuccessStatusCode)
        {
            var body = await GuardAsync(deadline, response.Content.ReadAsByteArrayAsync, cancellation);
            yield return new WatchBatch([], null, StatusReading.Read(response, body, time));
            yield break;
        }

        yield return new WatchBatch([], null, null);
        var pipe = PipeReader.Create(await response.Content.ReadAsStreamAsync(deadline.Token), new StreamPipeReaderOptions(bufferSize: 32 * 1024));
        var lines = new WatchLineReader(type);
        var ended = false;
        while (!ended)
        {
            var read = await GuardAsync(deadline, token => pipe.ReadAsync(token).AsTask(), cancellation);
            deadline.BytesCame();
            ended = read.IsCompleted;
            Consume(pipe, read.Buffer, lines);
            if (lines.Collect() is not { } batch)
            {
                continue;
            }

            yield return batch;
            ended |= batch.Failure is not null;
        }

        await pipe.CompleteAsync();
    }

    private static string WatchPath(ResourceType type, string resourceVersion, int seconds) =>
        ApiPath.Collection(type, null)
            .With("watch", "true")
            .With("allowWatchBookmarks", "true")
            .With("resourceVersion", resourceVersion)
            .With("timeoutSeconds", seconds.ToString())
            .ToString();

    private static void Consume(PipeReader pipe, ReadOnlySequence<byte> buffer, WatchLineReader lines)
    {
        var rest = buffer;
        while (rest.PositionOf((byte)'\n') is { } end)
        {
            ReadLine(rest.Slice(0, end), lines);
            rest = rest.Slice(rest.GetPosition(1, end));
        }

        if (rest.Length > LongestLine)
        {
            throw new InvalidDataException("The watch sent a line without an end.");
        }

        pipe.AdvanceTo(rest.Start, rest.End);
    }

    private static void ReadLine(ReadOnlySequence<byte> line, WatchLineReader lines)
    {
        if (line.IsEmpty)
        {
            return;
        }

        if (line.IsSingleSegment)
        {
            lines.Read(line.FirstSpan);
            return;
        }

        var length = (int)line.Length;
        var joined = ArrayPool<byte>.Shared.Rent(length);
        line.CopyTo(joined);
        lines.Read(joined.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(joined);
    }

    private static async Task<T> GuardAsync<T>(WatchDeadline deadline, Func<CancellationToken, Task<T>> step, CancellationToken cancellation)
    {
        try
        {
            return await step(deadline.Token);
        }
        catch (Exception silence) when (deadline.HasPassed && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The watch went silent.", silence);
        }
    }
}
