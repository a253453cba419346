using System.Runtime.CompilerServices;

namespace Portal.Orders;

/// <summary>Answers, except that an empty one at the start is held back for a while, in case a better one comes.</summary>
internal static class HeldBack
{
    public static async IAsyncEnumerable<T> Async<T>(
        IAsyncEnumerable<T> answers, Func<T, bool> isEmpty, TimeSpan patience, TimeProvider time, [EnumeratorCancellation] CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var enumerator = answers.GetAsyncEnumerator(stop.Token);
        var deadline = Task.Delay(patience, time, stop.Token);
        var next = Task.FromResult(true);
        try
        {
            var held = default(T);
            for (var isHeld = false; ;)
            {
                next = enumerator.MoveNextAsync().AsTask();
                if (isHeld && await Task.WhenAny(next, deadline) == deadline)
                {
                    await deadline;
                    isHeld = false;
                    yield return held!;
                }

                if (!await next)
                {
                    yield break;
                }

                held = enumerator.Current;
                isHeld = isEmpty(held) && !deadline.IsCompleted;
                if (!isHeld)
                {
                    yield return held;
                }
            }
        }
        finally
        {
            // An enumerator may be left only when it is at rest.
            await stop.CancelAsync();
            await Task.WhenAny(next);
            await enumerator.DisposeAsync();
        }
    }
}
