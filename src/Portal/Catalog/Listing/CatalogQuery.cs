using System.Text;

namespace Portal.Catalog;

/// <summary>What a catalog page is asked for; all of it is in the page's address.</summary>
public sealed record CatalogQuery
{
    public const string Every = "all";

    /// <summary>A kind, or <see cref="Every"/>. Null means components, or everything where text is searched.</summary>
    public string? Kind { get; init; }

    public string? Owner { get; init; }

    public string? System { get; init; }

    public string? Type { get; init; }

    public string? Lifecycle { get; init; }

    public string? Tag { get; init; }

    public string? Text { get; init; }

    /// <summary>Only what the person or their groups own.</summary>
    public bool Mine { get; init; }

    /// <summary>A column of <see cref="CatalogSort"/>, with a minus before it for the other direction.</summary>
    public string? Sort { get; init; }

    public string ShownKind => Kind ?? (string.IsNullOrWhiteSpace(Text) ? EntityKinds.Component : Every);

    public bool IsFiltered => Owner is not null || System is not null || Type is not null || Lifecycle is not null || Tag is not null || Mine || !string.IsNullOrWhiteSpace(Text);

    public string SortColumn => (Sort ?? CatalogSort.Name).TrimStart('-');

    public bool Descending => Sort?.StartsWith('-') == true;

    /// <summary>The same page without filters.</summary>
    public CatalogQuery Cleared => new() { Kind = ShownKind, Sort = Sort };

    public CatalogQuery SortedBy(string column) => this with { Sort = SortColumn == column && !Descending ? "-" + column : column };

    /// <summary>The address, relative to the portal's base.</summary>
    public string Url
    {
        get
        {
            var url = new StringBuilder("catalog");
            Add(url, "kind", Kind?.ToLowerInvariant());
            Add(url, "owner", Owner);
            Add(url, "system", System);
            Add(url, "type", Type);
            Add(url, "lifecycle", Lifecycle);
            Add(url, "tag", Tag);
            Add(url, "mine", Mine ? "true" : null);
            Add(url, "q", Text);
            Add(url, "sort", Sort);
            return url.ToString();
        }
    }

    private static void Add(StringBuilder url, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            url.Append(url.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
