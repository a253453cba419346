namespace Portal.Kubernetes.Objects;

/// <summary>One entry of <c>metadata.ownerReferences</c>; <paramref name="Controller"/> marks the one owner that manages the object.</summary>
public sealed record OwnerReference(string ApiVersion, string Kind, string Name, string Uid, bool Controller);
