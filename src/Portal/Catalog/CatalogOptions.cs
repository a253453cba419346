namespace Portal.Catalog;

/// <summary>Settings under <c>Portal:Catalog</c>.</summary>
public sealed class CatalogOptions
{
    public const string Section = "Portal:Catalog";

    /// <summary>Where catalog files come from, in order: of two definitions the first counts. Empty in sandbox mode means the demo's own files.</summary>
    public IList<CatalogLocationOptions> Locations { get; } = [];

    /// <summary>The prefix of the annotations of common Backstage plug-ins, which count where the portal's own are missing on an object.</summary>
    public string AnnotationPrefix { get; set; } = "terasky.backstage.io";

    /// <summary>How often the files are looked at for changes.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);
}
