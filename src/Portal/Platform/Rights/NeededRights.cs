using Portal.Live;

namespace Portal.Platform;

/// <summary>What the portal's own account needs (design.md section 6): to list and watch what it shows, to write Events, and to act for people.</summary>
internal static class NeededRights
{
    /// <param name="served">Every kind that is watched now is needed too.</param>
    /// <param name="impersonates">Whether people are acted for by impersonation: not where the portal is one person's own.</param>
    public static IEnumerable<NeededRight> Of(IEnumerable<WatchedKind> served, bool impersonates)
    {
        foreach (var type in served.Select(kind => kind.Type).OrderBy(type => type.Group).ThenBy(type => type.Plural))
        {
            var name = type.Group.Length == 0 ? type.Plural : $"{type.Plural}.{type.Group}";
            yield return new($"List {name}", "list", type.Group, type.Plural, true, "Pages show them");
            yield return new($"Watch {name}", "watch", type.Group, type.Plural, true, "Pages follow them");
        }

        yield return new("Create events", "create", "", "events", true, "A reveal of credentials is recorded before it is shown");
        if (!impersonates)
        {
            yield break;
        }

        yield return new("Impersonate users", "impersonate", "", "users", true, "Everything a person does is done in their name");
        yield return new("Impersonate groups", "impersonate", "", "groups", true, "Everything a person does is done in their name");
        yield return new("Read Secrets", "get", "", "secrets", false, "Secrets are read as the person who asks, never by the portal");
        yield return new("List Secrets", "list", "", "secrets", false, "Secrets are read as the person who asks, never by the portal");
        yield return new("Delete Deployments", "delete", "apps", "deployments", false, "The portal writes nothing but Events in its own name");
    }
}
