namespace Portal.Tests.Catalog;

/// <summary>
/// A copy of a recording's catalog in which the portal differs on purpose no more: what it keeps and Backstage leaves out is taken out of the files
/// (siblings of broken documents, Locations that cannot be read), and what Backstage read over HTTP is read as a file.
/// </summary>
internal sealed class RecordedCatalog : IDisposable
{
    private static readonly string[] LeftOut =
        ["made-missing-file", "made-yaml-broken", "made-envelope-broken", "made-not-allowed", "made-odd-type", "made-slash"];

    public RecordedCatalog(string source)
    {
        Copy(source, Path);
        var all = System.IO.Path.Combine(Path, "all.yaml");
        var documents = File.ReadAllText(all).Split("\n---\n").Where(document => !LeftOut.Any(name => document.Contains($"name: {name}", StringComparison.Ordinal)) && !document.Contains("name: broken-", StringComparison.Ordinal));
        File.WriteAllText(all, string.Join("\n---\n", documents).Replace("{type: url, target: 'http://files.test/url/by-location.yaml'}", "{target: ./url/by-location.yaml}", StringComparison.Ordinal));
        var quirks = System.IO.Path.Combine(Path, "quirks.yaml");
        if (File.Exists(quirks))
        {
            // Which of several definitions counts is a race there and the first one here; in the recording the last one won.
            File.WriteAllText(quirks, string.Join("\n---\n", File.ReadAllText(quirks).Split("\n---\n").Where(document => !document.Contains("name: twice", StringComparison.Ordinal))));
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("recorded-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
