using Portal.Kubernetes.Cache;
using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>One kind that the portal watches, why, and what it holds.</summary>
public sealed record WatchedKind(ResourceType Type, KindRole Role, StoreSnapshot Snapshot);
