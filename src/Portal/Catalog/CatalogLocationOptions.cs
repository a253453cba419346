namespace Portal.Catalog;

/// <summary>One location as settings write it.</summary>
public sealed class CatalogLocationOptions
{
    public string Type { get; set; } = CatalogLocation.File;

    public string Target { get; set; } = "";
}
