using Portal.Kubernetes.Cache;
using Portal.Live;

namespace Portal.Offerings;

/// <summary>What one person may order, and how many other offerings there are that they may not.</summary>
/// <param name="IsRead">Whether the cluster was read once; before that emptiness means nothing.</param>
/// <param name="Trouble">Why it may be old; null while all is well.</param>
public sealed record OrderableOfferings(LiveList<Offering> Offerings, int Others, bool IsRead, StoreTrouble? Trouble = null)
{
    public static OrderableOfferings None { get; } = new(new([]), 0, false);
}
