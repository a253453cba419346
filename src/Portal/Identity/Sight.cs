using System.Collections.Immutable;
using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>
/// What one person may see of the cluster, as RBAC said at <see cref="At"/> (design.md section 6): pure and immutable, asked for every object
/// before anything is filtered, counted or sorted. What was not reviewed is not seen.
/// </summary>
public sealed record Sight(
    Caller Caller,
    bool IsPlatform,
    ImmutableDictionary<string, ImmutableArray<AccessRule>> Namespaces,
    ImmutableDictionary<ResourceType, bool> ClusterKinds,
    DateTimeOffset At)
{
    public const string OwnerAnnotation = "portal.internal/owner";

    public static Sight Nothing(Caller caller) => new(
        caller, false, ImmutableDictionary<string, ImmutableArray<AccessRule>>.Empty, ImmutableDictionary<ResourceType, bool>.Empty, DateTimeOffset.MinValue);

    /// <summary>Whether the person may see the object as a row or a page.</summary>
    public bool Sees(KubeObject found) => !Caller.IsGuest && (found.Namespace is { } ns ? SeesIn(ns, found.Type, found.Name) : SeesInCluster(found));

    /// <summary>Whether RBAC lets the person read the object itself, its YAML too; ownership is not asked.</summary>
    public bool MayRead(ObjectKey key) => !Caller.IsGuest && (key.Namespace is { } ns ? SeesIn(ns, key.Type, key.Name) : ClusterKinds.GetValueOrDefault(key.Type));

    /// <summary>Whether everything that the scope names was reviewed.</summary>
    public bool Covers(SightScope scope) => scope.Namespaces.All(Namespaces.ContainsKey) && scope.ClusterKinds.All(ClusterKinds.ContainsKey);

    private bool SeesIn(string ns, ResourceType type, string name)
    {
        foreach (var rule in Namespaces.GetValueOrDefault(ns, []))
        {
            if (rule.LetsRead(type, name))
            {
                return true;
            }
        }

        return false;
    }

    private bool SeesInCluster(KubeObject found)
    {
        if (!ClusterKinds.GetValueOrDefault(found.Type))
        {
            return false;
        }

        return IsPlatform || found.Annotations[OwnerAnnotation] is not { } owner || IsOwn(owner);
    }

    /// <summary>Whether an owner reference (<c>team-a</c>, <c>group:default/team-a</c>, <c>user:dana</c>) means the person or one of their groups.</summary>
    public bool IsOwn(string owner) => Caller.Owns(owner);
}
