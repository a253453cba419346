using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Catalog;

/// <summary>A workload that may belong to a component of the catalog.</summary>
public sealed record LiveWorkload(ObjectKey Key, StringMap Labels, HealthState Health, string? Cause, DateTimeOffset? Since);
