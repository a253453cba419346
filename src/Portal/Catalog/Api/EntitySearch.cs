using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Schema.Values;

namespace Portal.Catalog.Api;

/// <summary>One view of the catalog made searchable: facts of every entity, and the order that a field gives. What costs is computed at first use and kept.</summary>
internal sealed class EntitySearch
{
    private readonly CatalogView _view;
    private readonly Dictionary<string, ImmutableArray<SortedEntity>> _orders = new(StringComparer.Ordinal);
    private readonly Lock _ordering = new();

    /// <param name="view">What is searched.</param>
    /// <param name="files">The same files without anything live, whose facts are taken where they hold here too.</param>
    public EntitySearch(CatalogView view, EntitySearch? files = null)
    {
        _view = view;
        All = [.. view.Entities.Select(entity => Shared(files, entity) ?? new SearchedEntity(entity, SearchRows.Of(entity, view.RelationsOf(entity.Ref))))];
        ByUid = All.DistinctBy(item => item.Entity.Uid.ToLowerInvariant()).ToFrozenDictionary(item => item.Entity.Uid, StringComparer.OrdinalIgnoreCase);
        ByRef = All.ToFrozenDictionary(item => item.Entity.Ref);
    }

    /// <summary>Sorted by reference.</summary>
    public ImmutableArray<SearchedEntity> All { get; }

    public FrozenDictionary<string, SearchedEntity> ByUid { get; }

    public FrozenDictionary<EntityRef, SearchedEntity> ByRef { get; }

    public CatalogView View => _view;

    /// <summary>
    /// Entities by a field's value in lower case, by code point, then by uid; an entity with several values stands once for each, one without is left out.
    /// </summary>
    public ImmutableArray<SortedEntity> By(string field)
    {
        lock (_ordering)
        {
            if (!_orders.TryGetValue(field, out var order))
            {
                order = [.. All.SelectMany(item => item.Values(field).Distinct().Select(value => new SortedEntity(value, item))).Order()];
                _orders[field] = order;
            }

            return order;
        }
    }

    // Arrays of relations are equal where they are the same one: nothing live touches the entity.
    private SearchedEntity? Shared(EntitySearch? files, CatalogEntity entity) =>
        files?.ByRef.GetValueOrDefault(entity.Ref) is { } known && ReferenceEquals(known.Entity, entity) && _view.RelationsOf(entity.Ref) == _view.Files.RelationsOf(entity.Ref) ? known : null;

    /// <summary>The whole entity as the API serves it.</summary>
    public MapValue Answer(SearchedEntity item) => item.Entity.Document.With("relations", new ListValue([.. _view.RelationsOf(item.Entity.Ref)
        .Select(relation => MapValue.Of(("type", relation.Type), ("targetRef", relation.Target.Text)))]));
}
