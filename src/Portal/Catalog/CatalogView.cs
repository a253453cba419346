using System.Collections.Immutable;
using Portal.Infrastructure;

namespace Portal.Catalog;

/// <summary>
/// The catalog as one person sees it at one moment: the files' index and what lives in the cluster, in one query for pages and API alike. Immutable;
/// what costs is computed at first use. A file's entity comes before a live one of the same reference, which then only lends it its health.
/// </summary>
public sealed class CatalogView
{
    private const int DeepestPart = 4;
    private readonly Dictionary<EntityRef, LiveEntity> _live;
    private readonly RelationMap _liveRelations;
    private readonly Lazy<ImmutableArray<CatalogEntity>> _entities;
    private readonly Lazy<ImmutableArray<CatalogRow>> _rows;
    private readonly WorkloadIndex _workloads;
    private readonly Dictionary<EntityRef, EntityHealth?> _health = [];

    private CatalogView(CatalogIndex files, LiveCatalog live)
    {
        Files = files;
        Live = live;
        _live = live.Entities.DistinctBy(item => item.Entity.Ref).ToDictionary(item => item.Entity.Ref);
        _liveRelations = RelationMap.Of(live.Entities.SelectMany(Stated));
        _workloads = new(live.Workloads);
        _entities = new(() => live.Entities.Count == 0 ? files.Entities : Merged());
        _rows = new(() => live.Entities.Count == 0 && live.Workloads.Count == 0 ? files.Rows : LiveRows());
    }

    public static CatalogView Empty { get; } = Of(CatalogIndex.Empty, LiveCatalog.Empty);

    public CatalogIndex Files { get; }

    public LiveCatalog Live { get; }

    /// <summary>Everything, sorted by reference.</summary>
    public ImmutableArray<CatalogEntity> Entities => _entities.Value;

    /// <summary>Everything as the table shows it, sorted by reference.</summary>
    public ImmutableArray<CatalogRow> Rows => _rows.Value;

    public static CatalogView Of(CatalogIndex files, LiveCatalog live) => new(files, live);

    public CatalogEntity? Find(EntityRef entity) => Files.Find(entity) ?? LiveOf(entity)?.Entity;

    /// <summary>The object behind the entity, or null.</summary>
    public LiveEntity? LiveOf(EntityRef entity) => _live.GetValueOrDefault(entity);

    public ImmutableArray<CatalogRelation> RelationsOf(EntityRef entity)
    {
        var files = Files.RelationsOf(entity);
        var live = _liveRelations.From(entity);
        return live.IsEmpty ? files : files.IsEmpty ? live : RelationMap.Sorted(files.Concat(live));
    }

    public IEnumerable<EntityRef> Related(EntityRef entity, string type) =>
        RelationsOf(entity).Where(relation => relation.Type == type).Select(relation => relation.Target);

    public EntityRef? OwnerOf(EntityRef entity) => Related(entity, RelationTypes.OwnedBy).FirstOrDefault();

    public EntityRef? SystemOf(EntityRef entity) => Related(entity, RelationTypes.PartOf).FirstOrDefault(target => target.Kind == "system");

    /// <summary>What people call the entity; the name of its reference where there is none.</summary>
    public string TitleOf(EntityRef entity) => Find(entity)?.Title ?? entity.Name;

    public IEnumerable<LiveWorkload> WorkloadsOf(CatalogEntity entity) => _workloads.Of(entity);

    /// <summary>
    /// The worst of the object behind the entity, its workloads, what it depends on, and for systems and domains of their parts; null where nothing of it
    /// lives in the cluster.
    /// </summary>
    public EntityHealth? HealthOf(EntityRef entity) => HealthOf(entity, 0);

    private EntityHealth? HealthOf(EntityRef entity, int depth)
    {
        if (_health.TryGetValue(entity, out var known))
        {
            return known;
        }

        var found = LiveOf(entity) is { } live ? new(live.Health, live.Cause) : EntityHealth.Worst(Inside(entity, depth));
        return depth == 0 ? _health[entity] = found : found;
    }

    private IEnumerable<EntityHealth> Inside(EntityRef entity, int depth)
    {
        var workloads = Find(entity) is { } known ? WorkloadsOf(known).Select(workload => Named(workload.Key.Name, new(workload.Health, workload.Cause))) : [];
        var needed = Related(entity, RelationTypes.DependsOn).Select(LiveOf).OfType<LiveEntity>().Select(live => Named(live.Entity.Title, new(live.Health, live.Cause)));
        var parts = entity.Kind is "system" or "domain" && depth < DeepestPart
            ? Related(entity, RelationTypes.HasPart).Where(part => part.Kind is not "location").Select(part => HealthOf(part, depth + 1) is { } health ? Named(TitleOf(part), health) : null).OfType<EntityHealth>()
            : [];
        return workloads.Concat(needed).Concat(parts);
    }

    private static EntityHealth Named(string name, EntityHealth health) =>
        health.State == HealthState.Ready ? new(HealthState.Ready, null) : health with { Cause = health.Cause is null ? name : $"{name}: {health.Cause}" };

    private static IEnumerable<CatalogRelation> Stated(LiveEntity live) =>
        RelationReader.Read(live.Entity.Kind, live.Entity.Ref, live.Entity.Spec).Stated.SelectMany(stated => new[] { stated.Relation, stated.Relation.Inverse });

    // Most of a catalog has nothing in the cluster: its rows are shared, only the others are made anew.
    private ImmutableArray<CatalogRow> LiveRows()
    {
        var touched = Touched();
        var rows = Files.Rows.Select(row => touched.Contains(row.Entity.Ref) ? row with { Health = HealthOf(row.Entity.Ref) } : row);
        var alone = _live.Values.Where(live => Files.Find(live.Entity.Ref) is null).Select(live => CatalogRow.Of(this, live)).ToList();
        return alone.Count == 0 ? [.. rows] : [.. rows.Concat(alone).OrderBy(row => row.Entity.Ref)];
    }

    private HashSet<EntityRef> Touched()
    {
        var touched = _live.Keys.ToHashSet();
        touched.UnionWith(Files.Running.Where(entity => WorkloadsOf(entity).Any()).Select(entity => entity.Ref));
        touched.UnionWith(_live.Keys.SelectMany(live => Related(live, RelationTypes.DependencyOf)).ToList());
        var edge = touched.ToList();
        for (var depth = 0; depth < DeepestPart && edge.Count > 0; depth++)
        {
            edge = [.. edge.SelectMany(part => Related(part, RelationTypes.PartOf)).Where(touched.Add)];
        }

        return touched;
    }

    private ImmutableArray<CatalogEntity> Merged() =>
        [.. Files.Entities.Concat(_live.Values.Select(live => live.Entity).Where(entity => Files.Find(entity.Ref) is null)).OrderBy(entity => entity.Ref)];
}
