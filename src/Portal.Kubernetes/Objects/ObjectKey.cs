namespace Portal.Kubernetes.Objects;

/// <summary>Where an object lives. <paramref name="Namespace"/> is null for what is cluster-scoped.</summary>
public sealed record ObjectKey(ResourceType Type, string? Namespace, string Name)
{
    /// <summary><c>{group}/{plural}/{namespace}/{name}</c> with <c>core</c> and <c>_</c> for what is empty: the form of pages and <c>data-object</c>.</summary>
    public string Path => $"{(Type.Group.Length == 0 ? "core" : Type.Group)}/{Type.Plural}/{Namespace ?? "_"}/{Name}";

    // Within one store the type is always the same; leaving it out keeps a look-up at two string hashes.
    public override int GetHashCode() => HashCode.Combine(Name, Namespace);

    public bool Equals(ObjectKey? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Name == other.Name && Namespace == other.Namespace && Type.Equals(other.Type));

    public override string ToString() => Path;
}
