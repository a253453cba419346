using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Orders;

/// <summary>One step of an order's timeline.</summary>
/// <param name="Title">What it is, in plain words.</param>
/// <param name="Detail">One line more: who, what it waits for, or the cause of failure.</param>
/// <param name="Started">When it began, where that is known.</param>
/// <param name="Ended">When it was done.</param>
/// <param name="Key">The part that it is about; null for steps of the order itself.</param>
/// <param name="Health">The part's health.</param>
public sealed record Milestone(
    string Title, MilestoneState State, string? Detail = null, DateTimeOffset? Started = null, DateTimeOffset? Ended = null, ObjectKey? Key = null, HealthState? Health = null)
{
    public TimeSpan? Took => Started is { } from && Ended is { } to && to >= from ? to - from : null;
}
