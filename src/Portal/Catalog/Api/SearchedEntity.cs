using System.Collections.Immutable;

namespace Portal.Catalog.Api;

/// <summary>An entity with its searchable facts.</summary>
internal sealed record SearchedEntity(CatalogEntity Entity, ImmutableArray<SearchRow> Rows)
{
    /// <summary>The values of a field in lower case.</summary>
    public IEnumerable<string> Values(string field) => Rows.Where(row => row.Value is not null && row.Key == field).Select(row => row.Value!);

    public bool Has(string key)
    {
        foreach (var row in Rows)
        {
            if (row.Key == key)
            {
                return true;
            }
        }

        return false;
    }

    public bool Has(string key, Func<string, bool> fits)
    {
        foreach (var row in Rows)
        {
            if (row.Value is not null && row.Key == key && fits(row.Value))
            {
                return true;
            }
        }

        return false;
    }
}
