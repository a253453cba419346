using Microsoft.AspNetCore.Components;
using Portal.Identity;
using Portal.Kubernetes.Objects;
using Portal.Offerings;

namespace Portal.Infrastructure;

public sealed partial class DetailActions : ComponentBase, IDisposable
{
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(30);

    [Inject] private AccessReviews Access { get; set; } = null!;

    [Inject] private ResourceCommands Commands { get; set; } = null!;

    [Inject] private OfferingSource Offerings { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    public void Dispose()
    {
        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    /// <summary>Asks what the person may do when the object is another one, and again when the answer is old.</summary>
    protected override async Task OnParametersSetAsync()
    {
        var now = Time.GetUtcNow();
        if (_asked == Detail.Key && now - _askedAt < Known)
        {
            return;
        }

        (_asked, _askedAt) = (Detail.Key, now);
        var (key, token) = (Detail.Key, _lifetime.Token);
        try
        {
            var (patch, delete) = (Access.MayAsync(Caller, AccessQuestion.Of("patch", key), token), Access.MayAsync(Caller, AccessQuestion.Of("delete", key), token));
            (_patch, _delete) = (await patch, await delete);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private async Task DoAsync(Func<Caller, KubeObject, CancellationToken, Task<string?>> command)
    {
        (_busy, _failed) = (true, null);
        try
        {
            _failed = await command(Caller, Detail.Object, _lifetime.Token);
        }
        finally
        {
            _busy = false;
        }
    }
}
