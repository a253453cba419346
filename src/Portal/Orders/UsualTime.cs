using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Orders;

/// <summary>How long a kind usually takes: the median of those that the person can see and that are ready.</summary>
public static class UsualTime
{
    // A Ready that came much later is a recovery, not a first arrival.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(3);
    private static readonly TimeSpan MostDrift = TimeSpan.FromHours(1);

    public static TimeSpan? Of(VisibleCluster cluster, ResourceType type)
    {
        var times = cluster.All(type).Select(Took).OfType<TimeSpan>().Order().ToList();
        return times.Count == 0 ? null : times[times.Count / 2];
    }

    /// <summary>From creation to Ready; null where it is not ready, became so again long after, or was ordered elsewhere and only restored here.</summary>
    public static TimeSpan? Took(KubeObject found) =>
        !IsRestored(found) && found.Condition("Ready") is { IsTrue: true, LastTransitionTime: { } ready } && found.CreationTimestamp is { } created
        && ready - created is var took && took >= TimeSpan.Zero && took <= Longest ? took : null;

    private static bool IsRestored(KubeObject found) =>
        OrderReading.RequestedAt(found) is { } requested && found.CreationTimestamp is { } created && (created - requested).Duration() > MostDrift;
}
