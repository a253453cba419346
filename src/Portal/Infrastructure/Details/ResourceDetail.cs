using Portal.Catalog;
using Portal.Connections;
using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Infrastructure;

/// <summary>One thing with everything that its page says of it at once.</summary>
/// <param name="Late">Set where it is not ready for longer than is usual for its kind: how long that is.</param>
/// <param name="ParentKey">What it is a part of, if the person may see that.</param>
public sealed record ResourceDetail(
    KubeObject Object, Part Tree, string Title, string? Owner, EntityRef? Application, LiveList<ConditionLine> Conditions, GitOpsOwner? ManagedBy,
    TimeSpan? Late, ObjectKey? ParentKey)
{
    public ObjectKey Key => Object.Key;

    public Health Health => Tree.Health;

    public bool IsPaused => HealthRules.IsPaused(Object);

    /// <summary>Whether Crossplane looks after it, so that it can be paused.</summary>
    public bool IsCrossplanes => Object.Fate != ExternalFate.None || Object.Condition("Synced") is not null
        || Object.References.Any(reference => reference.Role is ReferenceRole.Composite or ReferenceRole.Composition or ReferenceRole.CompositionV2 || ReferenceRole.IsPart(reference.Role));

    public bool IsWorkload => Object.Type is { Group: "apps" or "batch" } or { Group: "", Plural: "pods" };
}
