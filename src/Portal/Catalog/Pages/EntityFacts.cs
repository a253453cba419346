namespace Portal.Catalog;

/// <summary>What pages of entities ask about kinds.</summary>
internal static class EntityFacts
{
    /// <summary>Whether infrastructure may belong to entities of the kind.</summary>
    public static bool RunsThings(string kind) => kind is "component" or "system" or "resource" or "group" or "domain";

    /// <summary>Whether infrastructure is ordered for entities of the kind.</summary>
    public static bool IsApplication(string kind) => kind is "component" or "system";

    /// <summary>
    /// What is ordered for the entity: of a component or resource what it depends on, of a system or domain what is part of it and what its parts depend
    /// on, of a group what it owns.
    /// </summary>
    public static IReadOnlyList<LiveEntity> OrderedFor(CatalogView view, EntityRef entity)
    {
        var near = entity.Kind switch
        {
            "system" or "domain" => Parts(view, entity, 0),
            "group" => view.Related(entity, RelationTypes.OwnerOf),
            _ => [entity],
        };
        return [.. near.SelectMany(part => view.Related(part, RelationTypes.DependsOn).Prepend(part)).Distinct()
            .Select(view.LiveOf).OfType<LiveEntity>().OrderBy(live => live.Entity.Title, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The entity's own workloads; of a system or domain those of its parts.</summary>
    public static IReadOnlyList<(CatalogEntity Owner, LiveWorkload Workload)> WorkloadsFor(CatalogView view, EntityRef entity)
    {
        var near = entity.Kind switch
        {
            "system" or "domain" => Parts(view, entity, 0),
            "component" or "resource" => [entity],
            _ => [],
        };
        return [.. near.Select(view.Find).OfType<CatalogEntity>().SelectMany(found => view.WorkloadsOf(found).Select(workload => (found, workload)))];
    }

    private static IEnumerable<EntityRef> Parts(CatalogView view, EntityRef entity, int depth) =>
        depth > 3 ? [] : view.Related(entity, RelationTypes.HasPart).SelectMany(part => Parts(view, part, depth + 1).Prepend(part)).Distinct();
}
