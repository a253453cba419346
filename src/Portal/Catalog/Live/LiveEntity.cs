using Portal.Infrastructure;
using Portal.Kubernetes.Objects;

namespace Portal.Catalog;

/// <summary>Something ordered that lives in the cluster, as the catalog shows it: a Resource, the object behind it, and how that is doing.</summary>
public sealed record LiveEntity(CatalogEntity Entity, ObjectKey Key, HealthState Health, string? Cause, DateTimeOffset? Since);
