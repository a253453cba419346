using System.Diagnostics;
using System.Runtime.CompilerServices;
using Portal.Kubernetes.Cache;

namespace Portal.Testing;

/// <summary>Awaits that something becomes true, and says what did not when it takes too long.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Looks again whenever the store nudges.</summary>
    public static async Task<StoreSnapshot> SeesAsync(
        ResourceStore store,
        Func<StoreSnapshot, bool> condition,
        CancellationToken cancellation,
        [CallerArgumentExpression(nameof(condition))] string said = "")
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        using var subscription = store.Subscribe();
        try
        {
            while (await subscription.WaitAsync(late.Token))
            {
                if (store.Current is var snapshot && condition(snapshot))
                {
                    return snapshot;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }

        throw new UnreachableException($"The store of {store.Type} never came to: {said}. It holds {store.Current.Objects.Count}, trouble: {store.Current.Trouble}");
    }

    /// <summary>Looks again every few milliseconds, for what has no nudge.</summary>
    public static Task HoldsAsync(
        Func<bool> condition,
        CancellationToken cancellation,
        [CallerArgumentExpression(nameof(condition))] string said = "") => HoldsAsync(condition, Patience, cancellation, said);

    /// <summary>The same for what must be asked for.</summary>
    public static Task HoldsAsync(
        Func<Task<bool>> condition,
        CancellationToken cancellation,
        [CallerArgumentExpression(nameof(condition))] string said = "") => HoldsAsync(condition, Patience, cancellation, said);

    /// <summary>The same with a patience of one's own, for what starts processes.</summary>
    public static Task HoldsAsync(
        Func<bool> condition,
        TimeSpan patience,
        CancellationToken cancellation,
        [CallerArgumentExpression(nameof(condition))] string said = "") => HoldsAsync(() => Task.FromResult(condition()), patience, cancellation, said);

    private static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan patience, CancellationToken cancellation, string said)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        try
        {
            while (!await condition())
            {
                await tick.WaitForNextTickAsync(late.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreachableException($"It never came to: {said}");
        }
    }
}
