namespace Portal.Catalog;

/// <summary>How much a catalog may be: beyond it a file is a problem, not a reason to fail.</summary>
internal static class ReadLimits
{
    public const long FileBytes = 16 * 1024 * 1024;
    public const int Files = 20_000;
    public const int LocationDepth = 10;
}
