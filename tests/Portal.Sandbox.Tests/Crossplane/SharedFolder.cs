namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>Where the recorded data lies: PORTAL_SHARED, else the folder beside the checkout.</summary>
internal static class SharedFolder
{
    public static string Path { get; } = Find();

    public static bool Exists => Directory.Exists(Path);

    public static string Of(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "Portal.sln")))
        {
            root = root.Parent;
        }

        var named = Environment.GetEnvironmentVariable("PORTAL_SHARED") ?? "../shared";
        return System.IO.Path.GetFullPath(named, root?.FullName ?? AppContext.BaseDirectory);
    }
}
