namespace Portal.Catalog;

/// <summary>One entity as the table shows it.</summary>
public sealed record CatalogRow(CatalogEntity Entity, EntityRef? Owner, string? OwnerTitle, EntityRef? System, string? SystemTitle, EntityHealth? Health)
{
    public static CatalogRow Of(CatalogView view, CatalogEntity entity)
    {
        var owner = view.OwnerOf(entity.Ref);
        var system = view.SystemOf(entity.Ref);
        return new(entity, owner, owner is null ? null : view.TitleOf(owner), system, system is null ? null : view.TitleOf(system), view.HealthOf(entity.Ref));
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

    private bool Says(string word) =>
        Has(Entity.Name, word) || Has(Entity.Title, word) || Has(Entity.Description, word) || Has(OwnerTitle, word) || Has(SystemTitle, word)
        || Has(Entity.Type, word) || Has(Owner?.Name, word) || Has(System?.Name, word) || Entity.Tags.Any(tag => Has(tag, word));

    private static bool Has(string? text, string word) => text is not null && text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
