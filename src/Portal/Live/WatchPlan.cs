using System.Collections.Immutable;
using Portal.Kubernetes.Objects;

namespace Portal.Live;

/// <summary>
/// Which kinds the portal watches: definitions and workloads always; claims and composites by the categories that Crossplane gives their
/// CRDs; and the kinds of parts that composites refer to. Secrets and kinds that cannot be watched never.
/// </summary>
internal static class WatchPlan
{
    private static readonly Dictionary<KindId, KindRole> Always = new()
    {
        [new("", "namespaces")] = KindRole.Definition,
        [new("apiextensions.k8s.io", "customresourcedefinitions")] = KindRole.Definition,
        [new("apiextensions.crossplane.io", "compositeresourcedefinitions")] = KindRole.Definition,
        [new("apiextensions.crossplane.io", "compositions")] = KindRole.Definition,
        [new("apps", "deployments")] = KindRole.Workload,
    };

    public static ImmutableDictionary<KindId, (ResourceType Type, KindRole Role)> Of(ServedKinds served, ImmutableDictionary<KindId, WatchedKind> now)
    {
        var plan = ImmutableDictionary.CreateBuilder<KindId, (ResourceType, KindRole)>();
        foreach (var kind in served.Preferred.Where(kind => kind.CanWatch && kind.Type is not { Group: "", Plural: "secrets" }))
        {
            var id = KindId.Of(kind.Type);
            if (RoleOf(id, kind.Has("claim"), kind.Has("composite")) is { } role)
            {
                plan[id] = (kind.Type, role);
            }
        }

        foreach (var type in PartsIn(served, now).Where(type => !plan.ContainsKey(KindId.Of(type)) && type is not { Group: "", Plural: "secrets" }))
        {
            plan[KindId.Of(type)] = (type, KindRole.Part);
        }

        return plan.ToImmutable();
    }

    private static KindRole? RoleOf(KindId id, bool claim, bool composite)
    {
        if (claim)
        {
            return KindRole.Claim;
        }

        return composite ? KindRole.Composite : Always.TryGetValue(id, out var role) ? role : null;
    }

    private static IEnumerable<ResourceType> PartsIn(ServedKinds served, ImmutableDictionary<KindId, WatchedKind> now) => now.Values
        .Where(kind => kind.Role == KindRole.Composite)
        .SelectMany(kind => kind.Snapshot.Objects.Values)
        .SelectMany(composite => composite.References)
        .Where(reference => ReferenceRole.IsPart(reference.Role) && reference is { ApiVersion: not null, Kind: not null })
        .Select(reference => (reference.ApiVersion, reference.Kind))
        .Distinct()
        .Select(part => served.Find(part.ApiVersion!, part.Kind!))
        .OfType<ResourceType>();
}
