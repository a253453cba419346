namespace Portal.Schema.Tests.Verdicts;

/// <summary>The recorded data that is no part of the repository: beside it, or where PORTAL_SHARED says.</summary>
internal static class SharedFolder
{
    public static string? Path { get; } = Find();

    public static string? At(string relative)
    {
        var path = Path is null ? null : System.IO.Path.Combine(Path, relative);
        return Directory.Exists(path) || File.Exists(path) ? path : null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Portal.sln")) && folder.Parent is { } above)
            {
                var beside = System.IO.Path.Combine(above.FullName, "shared");
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}
