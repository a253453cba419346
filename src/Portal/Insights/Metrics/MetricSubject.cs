using Portal.Kubernetes.Objects;

namespace Portal.Insights;

/// <summary>An object that metrics may be known of, by the name that its cloud knows it by.</summary>
internal sealed record MetricSubject(ObjectKey Key, string ExternalName);
