namespace Portal.Kubernetes.Objects;

/// <summary>
/// A reference that an object's spec holds to another. <paramref name="Role"/> is the field it stands in, one of <see cref="ReferenceRole"/>.
/// What the reference leaves out is null: a composed object without a namespace lives beside its namespaced composite.
/// </summary>
public sealed record ObjectReference(string Role, string? ApiVersion, string? Kind, string? Namespace, string Name);
