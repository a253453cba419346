namespace Portal.Kubernetes.Client;

/// <summary>A log that is open, or the server's no. Exactly one of them is there.</summary>
public sealed record LogOutcome(LineStream? Lines, KubeStatus? Refusal);
