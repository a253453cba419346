using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Insights;

/// <summary>A pod whose containers' logs can be read.</summary>
public sealed record LogPod(ObjectKey Key, LiveList<string> Containers, string Phase);
