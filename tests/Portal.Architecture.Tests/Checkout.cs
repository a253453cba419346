namespace Portal.Architecture.Tests;

/// <summary>The files of this checkout.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(here.FullName, "Portal.sln")))
        {
            here = here.Parent ?? throw new InvalidOperationException("No Portal.sln above the tests.");
        }

        return here.FullName;
    }
}
