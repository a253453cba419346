namespace Portal.Orders;

/// <summary>The commands of one page, one at a time: a second click while the first is on its way does nothing, and all end when the page goes.</summary>
internal sealed class OneCommand : IDisposable
{
    private readonly CancellationTokenSource _lifetime = new();

    public bool IsRunning { get; private set; }

    public async Task RunAsync(Func<CancellationToken, Task> command)
    {
        if (IsRunning)
        {
            return;
        }

        IsRunning = true;
        try
        {
            await command(_lifetime.Token);
        }
        catch (OperationCanceledException) when (_lifetime.IsCancellationRequested)
        {
            // The person left the page.
        }
        finally
        {
            IsRunning = false;
        }
    }

    public void Dispose()
    {
        _lifetime.Cancel();
        _lifetime.Dispose();
    }
}
