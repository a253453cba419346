using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Catalog;

/// <summary>Relations by the entity that they start from, without duplicates, sorted by type and target.</summary>
internal sealed class RelationMap
{
    private readonly FrozenDictionary<EntityRef, ImmutableArray<CatalogRelation>> _bySource;

    private RelationMap(FrozenDictionary<EntityRef, ImmutableArray<CatalogRelation>> bySource) => _bySource = bySource;

    public static RelationMap Empty { get; } = Of([]);

    /// <summary>Every entity that has a relation, present in the catalog or not.</summary>
    public IEnumerable<EntityRef> Sources => _bySource.Keys;

    public ImmutableArray<CatalogRelation> From(EntityRef source) => _bySource.GetValueOrDefault(source, []);

    public static RelationMap Of(IEnumerable<CatalogRelation> relations) =>
        new(relations.GroupBy(relation => relation.Source).ToFrozenDictionary(group => group.Key, Sorted));

    public static ImmutableArray<CatalogRelation> Sorted(IEnumerable<CatalogRelation> relations) =>
        [.. relations.Distinct().OrderBy(relation => relation.Type, StringComparer.Ordinal).ThenBy(relation => relation.Target)];
}
