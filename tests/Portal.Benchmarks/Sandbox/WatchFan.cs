using System.Buffers.Text;
using System.Diagnostics;

namespace Portal.Benchmarks.Sandbox;

/// <summary>Many watches of one kind, and how long after it was sent each of them heard of each write.</summary>
internal sealed class WatchFan : IAsyncDisposable
{
    private const int PerClient = 100;
    private const int Slowest = 60_000;
    private readonly CancellationTokenSource _stop = new();
    private readonly int[] _delays = new int[Slowest];
    private readonly List<HttpClient> _clients = [];
    private readonly List<Task> _readers = [];
    private long _heard;

    public static async Task<WatchFan> OpenAsync(FilledSandbox filled, int watchers, CancellationToken cancellation)
    {
        var fan = new WatchFan();
        await filled.MarkAsync(cancellation);
        for (var i = 0; i < watchers; i++)
        {
            if (i % PerClient == 0)
            {
                fan._clients.Add(filled.Client());
            }

            fan._readers.Add(fan.ReadAsync(await filled.WatchAsync(fan._clients[^1], cancellation), fan._stop.Token));
        }

        return fan;
    }

    /// <summary>Waits until every watch has heard of every write.</summary>
    public async Task HearsAsync(int writes, CancellationToken cancellation)
    {
        while (Interlocked.Read(ref _heard) < (long)writes * _readers.Count)
        {
            await Task.Delay(10, cancellation);
        }
    }

    /// <summary>In milliseconds.</summary>
    public double Percentile(double percent)
    {
        var left = _delays.Sum(count => (long)count) * percent / 100;
        for (var delay = 0; delay < Slowest; delay++)
        {
            left -= _delays[delay];
            if (left <= 0)
            {
                return delay;
            }
        }

        return Slowest;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_readers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _clients.ForEach(client => client.Dispose());
        _stop.Dispose();
    }

    private async Task ReadAsync(Stream stream, CancellationToken cancellation)
    {
        await using var watch = stream;
        var buffer = new byte[64 * 1024];
        var kept = 0;
        while (await watch.ReadAsync(buffer.AsMemory(kept), cancellation) is var count && count > 0)
        {
            var used = Scan(buffer.AsSpan(0, kept + count));
            kept = kept + count - used;
            buffer.AsSpan(used, kept).CopyTo(buffer);
        }
    }

    /// <summary>Takes the times out of the whole events, and gives how many bytes those were.</summary>
    private int Scan(ReadOnlySpan<byte> bytes)
    {
        var used = 0;
        var key = "\"sent\":\""u8;
        while (bytes[used..].IndexOf((byte)'\n') is var length && length >= 0)
        {
            var line = bytes.Slice(used, length);
            used += length + 1;
            if (line.IndexOf(key) is var at and >= 0 && Utf8Parser.TryParse(line[(at + key.Length)..], out long sent, out _))
            {
                Interlocked.Increment(ref _delays[Math.Min(Slowest - 1, (int)Stopwatch.GetElapsedTime(sent).TotalMilliseconds)]);
                Interlocked.Increment(ref _heard);
            }
        }

        return used;
    }
}
