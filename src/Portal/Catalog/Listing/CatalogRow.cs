namespace Portal.Catalog;

/// <summary>One entity as the table shows it.</summary>
public sealed record CatalogRow(CatalogEntity Entity, EntityRef? Owner, string? OwnerTitle, EntityRef? System, string? SystemTitle, EntityHealth? Health)
{
    /// <summary>The row of an entity of a file, without health.</summary>
    public static CatalogRow Of(CatalogIndex files, CatalogEntity entity)
    {
        var relations = files.RelationsOf(entity.Ref);
        var owner = relations.FirstOrDefault(relation => relation.Type == RelationTypes.OwnedBy)?.Target;
        var system = relations.FirstOrDefault(relation => relation.Type == RelationTypes.PartOf && relation.Target.Kind == "system")?.Target;
        return new(entity, owner, Title(files, owner), system, Title(files, system), null);
    }

    public static CatalogRow Of(CatalogView view, LiveEntity live)
    {
        var (owner, system) = (view.OwnerOf(live.Entity.Ref), view.SystemOf(live.Entity.Ref));
        return new(live.Entity, owner, Title(view.Files, owner), system, Title(view.Files, system), view.HealthOf(live.Entity.Ref));
    }

    /// <summary>Whether every word stands somewhere in what the row says.</summary>
    public bool Says(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (!Says(word))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Title(CatalogIndex files, EntityRef? entity) => entity is null ? null : files.Find(entity)?.Title ?? entity.Name;

    private bool Says(string word) =>
        Has(Entity.Name, word) || Has(Entity.Title, word) || Has(Entity.Description, word) || Has(OwnerTitle, word) || Has(SystemTitle, word)
        || Has(Entity.Type, word) || Has(Owner?.Name, word) || Has(System?.Name, word) || Entity.Tags.Any(tag => Has(tag, word));

    private static bool Has(string? text, string word) => text is not null && text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
