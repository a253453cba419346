namespace Portal.Catalog;

/// <summary>One directed edge between two entities, of one of the types in <see cref="RelationTypes"/>. The target need not exist.</summary>
public sealed record CatalogRelation(EntityRef Source, string Type, EntityRef Target)
{
    /// <summary>The same edge as its other end says it.</summary>
    public CatalogRelation Inverse => new(Target, RelationTypes.Inverse(Type), Source);
}
