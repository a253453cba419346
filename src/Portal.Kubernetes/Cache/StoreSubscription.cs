namespace Portal.Kubernetes.Cache;

/// <summary>
/// Tells one reader that the stores it follows have something new; what, it reads from <see cref="ResourceStore.Current"/>. There is no queue:
/// a slow reader misses states in between and nothing else. The first wait returns at once. One reader at a time; dispose to unsubscribe.
/// </summary>
public sealed class StoreSubscription : IDisposable
{
    private readonly Nudge _nudge = new();
    private readonly IReadOnlyList<ResourceStore> _stores;

    internal StoreSubscription(IReadOnlyList<ResourceStore> stores)
    {
        _stores = stores;
        foreach (var store in stores)
        {
            store.Attach(_nudge);
        }

        _nudge.Raise();
    }

    /// <summary>The stores followed, in the order in which they were asked for.</summary>
    public IReadOnlyList<ResourceStore> Stores => _stores;

    /// <summary>Waits for the next change; false when the subscription is disposed or the cache shuts down.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _nudge.WaitAsync(cancellation);

    public void Dispose()
    {
        foreach (var store in _stores)
        {
            store.Detach(_nudge);
        }

        _nudge.Close();
    }
}
