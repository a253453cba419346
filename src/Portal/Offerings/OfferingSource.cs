using Portal.Live;

namespace Portal.Offerings;

/// <summary>The newest <see cref="OfferingSet"/> and the bell that rings when there is a newer one. One writer, <see cref="OfferingFollower"/>.</summary>
public sealed class OfferingSource
{
    private volatile OfferingSet _current = OfferingSet.Empty;

    public OfferingSet Current => _current;

    public Bell Bell { get; } = new();

    internal void Publish(OfferingSet set)
    {
        _current = set;
        Bell.Ring();
    }
}
