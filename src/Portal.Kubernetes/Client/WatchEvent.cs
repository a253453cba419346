using Portal.Kubernetes.Objects;

namespace Portal.Kubernetes.Client;

/// <summary>One change, with the object as it is after it; for a deletion as it last was.</summary>
internal readonly record struct WatchEvent(WatchKind Kind, KubeObject Object);
