namespace Portal.Catalog;

/// <summary>Which part of the catalog a graph shows.</summary>
/// <param name="Depth">How many steps away from the root.</param>
/// <param name="Kinds">Lower-case kinds to show; empty shows all.</param>
/// <param name="Relations">Relations to follow, in the direction of <see cref="RelationTypes.Forward"/>; empty follows all.</param>
public sealed record GraphQuery(EntityRef Root, int Depth, IReadOnlySet<string> Kinds, IReadOnlySet<string> Relations)
{
    public const int Deepest = 4;

    public static GraphQuery Around(EntityRef root, int depth = 1) => new(root, depth, new HashSet<string>(), new HashSet<string>());

    public bool Follows(CatalogRelation relation) =>
        Relations.Count == 0 || Relations.Contains(relation.Type) || Relations.Contains(RelationTypes.Inverse(relation.Type));

    public bool Shows(EntityRef entity) => entity == Root || Kinds.Count == 0 || Kinds.Contains(entity.Kind);
}
