namespace Portal.Catalog;

/// <summary>Settings under <c>Portal:Catalog</c>.</summary>
public sealed class CatalogOptions
{
    public const string Section = "Portal:Catalog";

    /// <summary>Where catalog files come from, in order: of two definitions the first counts. Empty in sandbox mode means the demo's own files.</summary>
    public IList<CatalogLocationOptions> Locations { get; } = [];

    /// <summary>How often the files are looked at for changes.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);
}
