namespace Portal.Catalog;

/// <summary>Where catalog files come from: one entry of <c>Portal:Catalog:Locations</c>.</summary>
/// <param name="Type"><c>file</c> (a file, a folder or a pattern with *), <c>url</c>, or <c>cluster</c> for what lives in the cluster.</param>
public sealed record CatalogLocation(string Type, string Target)
{
    public const string File = "file";
    public const string Url = "url";
    public const string Cluster = "cluster";

    /// <summary>As <c>managed-by-location</c> annotations write it.</summary>
    public override string ToString() => $"{Type}:{Target}";
}
