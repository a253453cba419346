using Microsoft.AspNetCore.Components;
using Portal.Identity;

namespace Portal.Live;

/// <summary>
/// A component that follows live answers for as long as it is shown: <c>Follow(Orders.FollowAsync(key, Lifetime), progress => _progress = progress)</c>.
/// Each answer re-renders it. An answer that fails goes to the error boundary around it.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _lifetime = new();
    private readonly List<Task> _following = [];
    private CancellationTokenSource? _current;

    [CascadingParameter] protected Caller Caller { get; set; } = Caller.Guest;

    /// <summary>Cancelled when the component goes.</summary>
    protected CancellationToken Lifetime => _lifetime.Token;

    /// <summary>Follows until the component goes.</summary>
    protected void Follow<T>(IAsyncEnumerable<T> answers, Action<T> take) => _following.Add(FollowAsync(answers, take, Lifetime));

    /// <summary>Follows until the component goes or follows something else by this method: for what depends on parameters.</summary>
    protected void FollowInstead<T>(Func<CancellationToken, IAsyncEnumerable<T>> answers, Action<T> take)
    {
        _current?.Cancel();
        _current?.Dispose();
        _current = CancellationTokenSource.CreateLinkedTokenSource(Lifetime);
        _following.RemoveAll(task => task.IsCompleted);
        _following.Add(FollowAsync(answers(_current.Token), take, _current.Token));
    }

    private async Task FollowAsync<T>(IAsyncEnumerable<T> answers, Action<T> take, CancellationToken token)
    {
        try
        {
            await foreach (var answer in answers.WithCancellation(token).ConfigureAwait(true))
            {
                await InvokeAsync(() =>
                {
                    if (!token.IsCancellationRequested)
                    {
                        take(answer);
                        StateHasChanged();
                    }
                });
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The component is gone or follows something else.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync();
        _current?.Dispose();
        await Task.WhenAll(_following);
        _lifetime.Dispose();
        await DisposeMoreAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>For what a component holds besides.</summary>
    protected virtual ValueTask DisposeMoreAsync() => ValueTask.CompletedTask;
}
