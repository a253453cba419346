namespace Portal.Kubernetes.Client;

/// <summary>The server said no, and why.</summary>
public sealed record Refused(KubeStatus Status, IReadOnlyList<string> Warnings) : ApiOutcome(Warnings);
