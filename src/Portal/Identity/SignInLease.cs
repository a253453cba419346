namespace Portal.Identity;

/// <summary>Holds for as long as a sign-in does; dispose it to stop asking.</summary>
internal sealed class SignInLease : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended;
    private readonly Task _checking;

    public SignInLease(Func<CancellationToken, Task<bool>> holds, TimeSpan pause, TimeProvider time, CancellationToken session, CancellationToken outer)
    {
        _ended = CancellationTokenSource.CreateLinkedTokenSource(outer, session);
        _checking = CheckAsync(holds, pause, time);
    }

    /// <summary>Cancelled when the sign-in ends, or who holds the lease goes.</summary>
    public CancellationToken Token => _ended.Token;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _checking;
        _ended.Dispose();
    }

    private async Task CheckAsync(Func<CancellationToken, Task<bool>> holds, TimeSpan pause, TimeProvider time)
    {
        using var timer = new PeriodicTimer(pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (!await holds(_ended.Token))
                {
                    await _ended.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Whoever held the lease is gone.
        }
    }
}
