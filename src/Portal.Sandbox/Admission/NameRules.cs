using Portal.Sandbox.Storage;
using Portal.Schema.Passes;

namespace Portal.Sandbox.Admission;

/// <summary>Which form the names of objects have, by their kind.</summary>
internal static class NameRules
{
    /// <summary>What is wrong with an object's name, by the rule of its kind.</summary>
    public static IEnumerable<string> OfObject(ResourceType type, string name) => type switch
    {
        { Group: "rbac.authorization.k8s.io" } => PathSegment(name),
        { Group: "", Plural: "namespaces" } => NameForms.Label(name),
        { Group: "", Plural: "services" } => NameForms.Service(name),
        _ => NameForms.Subdomain(name),
    };

    private static IEnumerable<string> PathSegment(string name)
    {
        if (name is "." or "..")
        {
            return [$"may not be '{name}'"];
        }

        return (name.Contains('/', StringComparison.Ordinal) ? (string[])["may not contain '/'"] : []).Concat(name.Contains('%', StringComparison.Ordinal) ? ["may not contain '%'"] : []);
    }
}
