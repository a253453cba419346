namespace Portal.Kubernetes.Objects;

/// <summary>
/// One kind of object in one version, as the API server serves it. <paramref name="Group"/> is empty for the core group;
/// <paramref name="Plural"/> is the lower-case name used in URLs.
/// </summary>
public sealed record ResourceType(string Group, string Version, string Plural, string Kind, bool Namespaced)
{
    /// <summary><c>apps/v1</c>, or <c>v1</c> for the core group, as objects carry it in <c>apiVersion</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Whether two versions of one kind are meant: same group and plural.</summary>
    public bool IsSameKindAs(ResourceType other) => Plural == other.Plural && Group == other.Group;

    public override string ToString() => Group.Length == 0 ? $"{Plural}.{Version}" : $"{Plural}.{Version}.{Group}";
}
