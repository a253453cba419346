using Portal.Kubernetes.Objects;

namespace Portal.Identity;

/// <summary>One resource rule of a SelfSubjectRulesReview.</summary>
public sealed record AccessRule(IReadOnlyList<string> Verbs, IReadOnlyList<string> Groups, IReadOnlyList<string> Resources, IReadOnlyList<string> Names)
{
    /// <summary>Whether the rule lets its holder read the object: list the kind, or get this one by name.</summary>
    public bool LetsRead(ResourceType type, string name)
    {
        if (!Has(Groups, type.Group) || !Has(Resources, type.Plural))
        {
            return false;
        }

        return Names.Count == 0 ? Has(Verbs, "list") || Has(Verbs, "get") : Names.Contains(name) && Has(Verbs, "get");
    }

    /// <summary>Whether the rule lets its holder do it to any object of the kind.</summary>
    public bool Lets(string verb, ResourceType type) => Names.Count == 0 && Has(Verbs, verb) && Has(Groups, type.Group) && Has(Resources, type.Plural);

    public bool Equals(AccessRule? other) =>
        other is not null && Verbs.SequenceEqual(other.Verbs) && Groups.SequenceEqual(other.Groups)
        && Resources.SequenceEqual(other.Resources) && Names.SequenceEqual(other.Names);

    public override int GetHashCode() => HashCode.Combine(Verbs.Count, Groups.Count, Resources.Count, Names.Count);

    private static bool Has(IReadOnlyList<string> list, string wanted) => list.Contains("*") || list.Contains(wanted);
}
