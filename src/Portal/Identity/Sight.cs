using System.Collections.Concurrent;
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
    private const string TeraskyOwner = "terasky.backstage.io/owner";
    private readonly ConcurrentDictionary<(string Namespace, ResourceType Type), bool> _wholeKinds = new();

    private Sight(Sight original)
    {
        // Own what is remembered: a copy may have other rules.
        (Caller, IsPlatform, Namespaces, ClusterKinds, At, Unsure) =
            (original.Caller, original.IsPlatform, original.Namespaces, original.ClusterKinds, original.At, original.Unsure);
        _wholeKinds = new();
    }

    /// <summary>Whether something could not be reviewed, so that things may be missing that the person may see.</summary>
    public bool Unsure { get; init; }

    public static Sight Nothing(Caller caller) => new(
        caller, false, ImmutableDictionary<string, ImmutableArray<AccessRule>>.Empty, ImmutableDictionary<ResourceType, bool>.Empty, DateTimeOffset.MinValue);

    /// <summary>Whether the person may see the object as a row or a page.</summary>
    public bool Sees(KubeObject found) => !Caller.IsGuest && (found.Namespace is { } ns ? SeesIn(ns, found.Type, found.Name) : SeesInCluster(found));

    /// <summary>Whether RBAC lets the person read the object itself, its YAML too; ownership is not asked.</summary>
    public bool MayRead(ObjectKey key) => !Caller.IsGuest && (key.Namespace is { } ns ? SeesIn(ns, key.Type, key.Name) : ClusterKinds.GetValueOrDefault(key.Type));

    /// <summary>Whether everything that the scope names was reviewed.</summary>
    public bool Covers(SightScope scope) => scope.Namespaces.All(Namespaces.ContainsKey) && scope.ClusterKinds.All(ClusterKinds.ContainsKey);

    /// <summary>Whether an owner reference (<c>team-a</c>, <c>group:default/team-a</c>, <c>user:dana</c>) means the person or one of their groups.</summary>
    public bool IsOwn(string owner) => Caller.Owns(owner);

    /// <summary>Whether another sight lets the same person see the same.</summary>
    internal bool Says(Sight other) =>
        Caller.Equals(other.Caller) && IsPlatform == other.IsPlatform && Unsure == other.Unsure
        && Namespaces.Count == other.Namespaces.Count && ClusterKinds.Count == other.ClusterKinds.Count
        && ClusterKinds.All(kind => other.ClusterKinds.TryGetValue(kind.Key, out var same) && same == kind.Value)
        && Namespaces.All(ns => other.Namespaces.TryGetValue(ns.Key, out var same) && same.AsSpan().SequenceEqual(ns.Value.AsSpan()));

    private bool SeesIn(string ns, ResourceType type, string name)
    {
        if (_wholeKinds.TryGetValue((ns, type), out var whole) && whole)
        {
            return true;
        }

        var rules = Namespaces.GetValueOrDefault(ns, []);
        if (_wholeKinds.GetOrAdd((ns, type), _ => Lets(rules, type, null)))
        {
            return true;
        }

        return Lets(rules, type, name);
    }

    private static bool Lets(ImmutableArray<AccessRule> rules, ResourceType type, string? name)
    {
        foreach (var rule in rules)
        {
            if ((name is not null || rule.Names.Count == 0) && rule.LetsRead(type, name ?? ""))
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

        return IsPlatform || (found.Annotations[OwnerAnnotation] ?? found.Annotations[TeraskyOwner]) is not { } owner || IsOwn(owner);
    }
}
