namespace Portal.Sandbox.Server;

/// <summary>
/// How often a watch is served while changes keep coming. The first change after a quiet time goes out at once; with many watchers of one kind
/// the next ones are gathered for up to 150 ms, so that the work grows with the bytes and not with writes times watchers.
/// </summary>
internal sealed class WatchPace(TimeProvider time)
{
    private const int Few = 50;
    private static readonly TimeSpan PerReader = TimeSpan.FromMicroseconds(150);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(150);

    public static TimeSpan Of(int readers) => readers < Few ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, readers * PerReader.Ticks));

    /// <summary>Waits between two turns; ends early, without an error, when the watch ends.</summary>
    public async Task HoldAsync(int readers, CancellationToken ends)
    {
        if (Of(readers) is var pause && pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, time, ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
