using Portal.Infrastructure;

namespace Portal.Catalog;

/// <summary>How an entity is doing, by what of it lives in the cluster; the worst counts.</summary>
public sealed record EntityHealth(HealthState State, string? Cause)
{
    private static readonly HealthState[] BestFirst =
        [HealthState.Ready, HealthState.Unknown, HealthState.Paused, HealthState.Deleting, HealthState.Progressing, HealthState.Failed];

    /// <summary>0 for Ready, more for worse.</summary>
    public int Severity => Array.IndexOf(BestFirst, State);

    public static EntityHealth? Worst(IEnumerable<EntityHealth> all) => all.MaxBy(health => health.Severity);
}
