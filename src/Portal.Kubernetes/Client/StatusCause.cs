namespace Portal.Kubernetes.Client;

/// <summary>One reason of a refusal. <paramref name="Field"/> is a path such as <c>spec.parameters.storageGB</c>; null where the cause is not of a field.</summary>
public sealed record StatusCause(string? Reason, string Message, string? Field);
