using Portal.Infrastructure;
using Portal.Live;

namespace Portal.Orders;

/// <summary>An order and how far it is: everything that its page shows, derived from the cluster alone.</summary>
/// <param name="Usual">How long orders of this kind that the person can see took; null where none did.</param>
/// <param name="Advice">What to do about a failure; null while there is none.</param>
public sealed record OrderProgress(Order Order, LiveList<Milestone> Milestones, TimeSpan? Usual, string? Advice)
{
    public int Done => Milestones.Count(milestone => milestone.State is MilestoneState.Done or MilestoneState.Skipped);

    public HealthState State => Order.Health.State;

    /// <summary>From order to Ready; null while it is not.</summary>
    public TimeSpan? Took => Milestones.Count > 0 && Milestones[^1] is { State: MilestoneState.Done } ready ? ready.Took : null;
}
