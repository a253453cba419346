using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>May somebody do <paramref name="Verb"/> to objects of a kind? Null for the namespace means all of them (or none, for cluster scope), null for the name any.</summary>
public sealed record AccessQuestion(string Verb, ResourceType Type, string? Namespace, string? Name = null, string? Subresource = null)
{
    public static AccessQuestion Of(string verb, ObjectKey key) => new(verb, key.Type, key.Namespace, key.Name);
}
