using Portal.Kubernetes.Objects;
using Portal.Live;

namespace Portal.Connections;

/// <summary>Finds where the credentials of an object are (design.md section 4).</summary>
internal static class ConnectionPlaces
{
    private const string CrossplaneGroup = "apiextensions.crossplane.io";
    private const string DefinitionKind = "CompositeResourceDefinition";

    /// <summary>Null where the person may not see the object, or where it is gone.</summary>
    public static ConnectionPlace? Find(VisibleCluster cluster, ObjectKey key)
    {
        if (cluster.Find(key) is not { } owner)
        {
            return null;
        }

        var composite = CompositeOf(cluster, owner);
        var definition = DefinitionOf(cluster, owner, composite);
        var composes = IsSecondGeneration(cluster, owner);
        return new(owner, new(composes ? Composed(owner) : Asked(owner)), composes, definition, CompositionOf(cluster, owner, composite));
    }

    /// <summary>The Secret that a claim, a composite or a managed resource of Crossplane 1.x asks for.</summary>
    private static IEnumerable<ObjectKey> Asked(KubeObject owner) =>
        from reference in owner.References
        where reference.Role == ReferenceRole.ConnectionSecret && (reference.Namespace ?? owner.Namespace) is not null
        select new ObjectKey(CoreKinds.Secret, reference.Namespace ?? owner.Namespace, reference.Name);

    private static IEnumerable<ObjectKey> Composed(KubeObject owner) =>
        from reference in owner.References
        where reference is { Role: ReferenceRole.PartV2, Kind: "Secret", ApiVersion: "v1" } && (reference.Namespace ?? owner.Namespace) is not null
        select new ObjectKey(CoreKinds.Secret, reference.Namespace ?? owner.Namespace, reference.Name);

    /// <summary>By its references, and before there are any by its place: composites of Crossplane 1.x have no namespace.</summary>
    private static bool IsSecondGeneration(VisibleCluster cluster, KubeObject owner) =>
        owner.References.Any(reference => reference.Role is ReferenceRole.PartV2 or ReferenceRole.CompositionV2)
        || (owner.Namespace is not null && cluster.Kinds(KindRole.Composite).Any(kind => kind.Type.IsSameKindAs(owner.Type)));

    private static KubeObject? CompositeOf(VisibleCluster cluster, KubeObject owner)
    {
        var reference = owner.References.FirstOrDefault(reference => reference.Role == ReferenceRole.Composite);
        if (reference is not { ApiVersion: { } apiVersion, Kind: { } kind } || cluster.Served.Find(apiVersion, kind) is not { } type)
        {
            return null;
        }

        return cluster.SummaryOf(new(type, type.Namespaced ? reference.Namespace ?? owner.Namespace : null, reference.Name));
    }

    /// <summary>The XRD owns the CRD of its composites and of its claims; by name it is found without the CRD too.</summary>
    private static KubeObject? DefinitionOf(VisibleCluster cluster, KubeObject owner, KubeObject? composite)
    {
        var crd = cluster.SummaryOf(new(CoreKinds.CustomResourceDefinition, null, NameOf(owner.Type)));
        var named = crd?.Owners.FirstOrDefault(one => one.Kind == DefinitionKind)?.Name;
        return named is not null ? Definition(cluster, named) : Definition(cluster, NameOf((composite ?? owner).Type));
    }

    private static KubeObject? Definition(VisibleCluster cluster, string name) =>
        cluster.Served.Find(new KindId(CrossplaneGroup, "compositeresourcedefinitions")) is { } type ? cluster.SummaryOf(new(type, null, name)) : null;

    private static KubeObject? CompositionOf(VisibleCluster cluster, KubeObject owner, KubeObject? composite)
    {
        var name = (composite?.References ?? []).Concat(owner.References)
            .FirstOrDefault(reference => reference.Role is ReferenceRole.Composition or ReferenceRole.CompositionV2)?.Name;
        return name is not null && cluster.Served.Find(new KindId(CrossplaneGroup, "compositions")) is { } type
            ? cluster.SummaryOf(new(type, null, name))
            : null;
    }

    private static string NameOf(ResourceType type) => $"{type.Plural}.{type.Group}";
}
