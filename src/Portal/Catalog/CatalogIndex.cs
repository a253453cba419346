using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Catalog;

/// <summary>
/// The catalog's files at one moment: entities sorted by reference, relations both ways, problems by file and line. Immutable; built whole and swapped.
/// </summary>
public sealed class CatalogIndex
{
    private readonly FrozenDictionary<EntityRef, CatalogEntity> _byRef;
    private readonly RelationMap _relations;
    private readonly ImmutableDictionary<EntityRef, EntityRef> _parents;
    private readonly Lazy<ImmutableArray<CatalogRow>> _rows;
    private readonly Lazy<ImmutableArray<CatalogEntity>> _running;

    internal CatalogIndex(ImmutableArray<CatalogEntity> entities, RelationMap relations, ImmutableArray<CatalogProblem> problems, ImmutableDictionary<EntityRef, EntityRef> parents)
    {
        Entities = entities;
        Problems = problems;
        _byRef = entities.ToFrozenDictionary(entity => entity.Ref);
        _relations = relations;
        _parents = parents;
        _rows = new(() => [.. entities.Select(entity => CatalogRow.Of(this, entity))]);
        _running = new(() => [.. entities.Where(WorkloadIndex.MayHaveSome)]);
    }

    public static CatalogIndex Empty { get; } = new([], RelationMap.Empty, [], ImmutableDictionary<EntityRef, EntityRef>.Empty);

    public ImmutableArray<CatalogEntity> Entities { get; }

    public ImmutableArray<CatalogProblem> Problems { get; }

    /// <summary>Every entity as the table shows it where nothing of it lives in the cluster; shared by all readers.</summary>
    internal ImmutableArray<CatalogRow> Rows => _rows.Value;

    /// <summary>The entities that say which workloads are theirs.</summary>
    internal ImmutableArray<CatalogEntity> Running => _running.Value;

    public CatalogEntity? Find(EntityRef entity) => _byRef.GetValueOrDefault(entity);

    /// <summary>What the entity is related to, sorted by type and target; targets need not exist.</summary>
    public ImmutableArray<CatalogRelation> RelationsOf(EntityRef entity) => _relations.From(entity);

    /// <summary>The Location that led to the entity's file, or null.</summary>
    public EntityRef? ParentOf(EntityRef entity) => _parents.GetValueOrDefault(entity);
}
