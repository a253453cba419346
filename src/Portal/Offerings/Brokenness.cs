using Portal.Kubernetes.Objects;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Offerings;

/// <summary>Why an XRD is no offering, in the words of whoever refused it.</summary>
internal static class Brokenness
{
    private const int MostSaid = 3;

    /// <param name="crd">The whole CRD of what a person creates; null where there is none.</param>
    /// <returns>Null where it can be ordered.</returns>
    public static string? Of(KubeObject found, CompositeDefinition definition, Value? crd)
    {
        if (found.IsDeleting)
        {
            return "It is being deleted.";
        }

        if (definition.Version is null)
        {
            return "No version of it is both served and referenceable.";
        }

        var established = found.Condition("Established");
        if (established is { IsTrue: true })
        {
            return CrdVersion(definition, crd) is null ? $"Its definition {definition.CrdName} is not served in version {definition.VersionName}." : null;
        }

        return Said(established) ?? Unstructural(definition) ?? "The control plane has not accepted it yet.";
    }

    public static Value? CrdVersion(CompositeDefinition definition, Value? crd) =>
        (crd?.At("spec", "versions")?.Items ?? []).FirstOrDefault(version => version["name"]?.Text == definition.VersionName);

    private static string? Said(Condition? condition) => condition is { Message.Length: > 0 } ? condition.Message.ReplaceLineEndings(" ") : null;

    /// <summary>What the API server says to such a schema (apiextensions' structural rules).</summary>
    private static string? Unstructural(CompositeDefinition definition)
    {
        if (definition.Schema is null)
        {
            return "Its version has no schema.";
        }

        var errors = SchemaReader.Read(definition.Schema).Errors;
        return errors.Count == 0 ? null
            : string.Join("; ", errors.Take(MostSaid)) + (errors.Count > MostSaid ? $"; and {errors.Count - MostSaid} more" : "");
    }
}
