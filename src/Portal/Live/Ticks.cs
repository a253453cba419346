using System.Runtime.CompilerServices;

namespace Portal.Live;

/// <summary>The passing of time as a live answer, for what a page says of ages.</summary>
public static class Ticks
{
    public static async IAsyncEnumerable<DateTimeOffset> EveryAsync(TimeSpan pause, TimeProvider time, [EnumeratorCancellation] CancellationToken token)
    {
        using var timer = new PeriodicTimer(pause, time);
        while (await timer.WaitForNextTickAsync(token))
        {
            yield return time.GetUtcNow();
        }
    }
}
