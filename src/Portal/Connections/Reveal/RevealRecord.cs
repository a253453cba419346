using Portal.Identity;
using Portal.Kubernetes.Objects;

namespace Portal.Connections;

/// <summary>Who sees which values of what, and when: names only.</summary>
internal sealed record RevealRecord(Caller Caller, KubeObject Owner, ObjectKey Secret, IReadOnlyList<string> Keys, DateTimeOffset At);
