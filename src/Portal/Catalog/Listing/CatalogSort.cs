namespace Portal.Catalog;

/// <summary>The columns of the table, as addresses name them, and the order that each gives.</summary>
public static class CatalogSort
{
    public const string Name = "name";

    private static readonly Dictionary<string, Func<CatalogRow, string?>> Texts = new(StringComparer.Ordinal)
    {
        [Name] = row => row.Entity.Title,
        ["system"] = row => row.SystemTitle,
        ["owner"] = row => row.OwnerTitle,
        ["type"] = row => row.Entity.Type,
        ["lifecycle"] = row => row.Entity.Lifecycle,
        ["description"] = row => row.Entity.Description,
        ["tags"] = row => row.Entity.Tags.FirstOrDefault(),
    };

    public static IReadOnlyList<(string Key, string Label)> Columns { get; } =
    [
        (Name, "Name"), ("system", "System"), ("owner", "Owner"), ("type", "Type"), ("lifecycle", "Lifecycle"), ("health", "Health"), ("description", "Description"), ("tags", "Tags"),
    ];

    /// <summary>The columns that hold something for a kind; of components, which have everything, all.</summary>
    public static IReadOnlyList<(string Key, string Label)> Shown(IReadOnlyCollection<CatalogRow> ofKind, string kind) =>
        kind == EntityKinds.Component
            ? Columns
            : [.. Columns.Where(column => column.Key is Name or "health" or "description" || ofKind.Any(row => !string.IsNullOrEmpty(Texts[column.Key](row))))];

    /// <summary>Rows without a value come last in either direction; equal ones by name.</summary>
    public static IEnumerable<CatalogRow> Order(IEnumerable<CatalogRow> rows, string column, bool descending)
    {
        if (column == "health")
        {
            var known = rows.OrderBy(row => row.Health is null);
            return (descending ? known.ThenBy(row => row.Health?.Severity) : known.ThenByDescending(row => row.Health?.Severity)).ThenBy(row => row.Entity.Title, StringComparer.OrdinalIgnoreCase);
        }

        var text = Texts.GetValueOrDefault(column, Texts[Name]);
        var present = rows.OrderBy(row => string.IsNullOrEmpty(text(row)));
        return (descending ? present.ThenByDescending(text, StringComparer.OrdinalIgnoreCase) : present.ThenBy(text, StringComparer.OrdinalIgnoreCase))
            .ThenBy(row => row.Entity.Title, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Entity.Ref);
    }
}
