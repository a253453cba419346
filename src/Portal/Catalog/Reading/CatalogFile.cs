namespace Portal.Catalog;

/// <summary>One file of the catalog.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Shown">As pages name it: relative to the working directory where it is below it.</param>
/// <param name="Origin">The configured location that led to it.</param>
/// <param name="Root">The folder that nothing of this location may leave.</param>
/// <param name="Swept">Whether the file was found by looking through a folder, so that documents of others may lie in it.</param>
internal sealed record CatalogFile(string Path, string Shown, CatalogLocation Origin, string Root, bool Swept)
{
    public static CatalogFile Of(string path, CatalogLocation origin, string root, bool swept) => new(path, ShownOf(path), origin, root, swept);

    public CatalogLocation Location => new(CatalogLocation.File, Path);

    public SourceLocation Whole => new(Shown, 0, 0);

    public static string ShownOf(string path)
    {
        var relative = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
