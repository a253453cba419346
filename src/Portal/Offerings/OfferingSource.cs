using Portal.Live;

namespace Portal.Offerings;

/// <summary>The newest <see cref="OfferingSet"/> and the bell that rings when there is a newer one. One writer, <see cref="OfferingFollower"/>.</summary>
public sealed class OfferingSource
{
    private volatile OfferingSet _current = OfferingSet.Empty;

    public OfferingSet Current => _current;

    public Bell Bell { get; } = new();

    /// <summary>Waits until the cluster was read once, or for so long. Whether it was.</summary>
    public async Task<bool> IsReadAsync(TimeSpan atMost, TimeProvider time, CancellationToken token)
    {
        using var listener = Bell.Listen();
        var until = time.GetUtcNow() + atMost;
        while (!Current.IsRead && time.GetUtcNow() < until)
        {
            await listener.WaitAsync(until - time.GetUtcNow(), time, token);
        }

        return Current.IsRead;
    }

    internal void Publish(OfferingSet set)
    {
        _current = set;
        Bell.Ring();
    }
}
