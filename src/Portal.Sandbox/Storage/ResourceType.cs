namespace Portal.Sandbox.Storage;

/// <summary>A served kind in one version, as discovery describes it. The core group is the empty string.</summary>
public sealed record ResourceType(string Group, string Version, string Kind, string Plural, bool Namespaced)
{
    public string Singular { get; init; } = Kind.ToLowerInvariant();
    public IReadOnlyList<string> ShortNames { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
    public string ListKind { get; init; } = Kind + "List";
    public bool HasStatus { get; init; }
    public bool HasScale { get; init; }

    /// <summary>Whether the server counts changes outside metadata and status in metadata.generation.</summary>
    public bool HasGeneration { get; init; }

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";
    public StorageId Id => KeptAs?.Id ?? new(Group, Plural);

    /// <summary>The type under which the objects are kept where this is only another view of them.</summary>
    public ResourceType? KeptAs { get; init; }

    /// <summary><c>things.example.com</c>, or the plain plural in the core group.</summary>
    public string QualifiedPlural => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    public bool Equals(ResourceType? other) => other is not null && Group == other.Group && Version == other.Version && Plural == other.Plural && Kind == other.Kind;

    public override int GetHashCode() => HashCode.Combine(Group, Version, Plural, Kind);
}
