using Microsoft.Extensions.FileSystemGlobbing;

namespace Portal.Catalog;

/// <summary>Turns the target of a location into files. Nothing outside of the root is ever named, whatever a target or a symbolic link says.</summary>
internal static class FileTargets
{
    private static readonly EnumerationOptions Folders = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden };

    /// <summary>The files that a target means, in order; empty where there are none, null where it leads out of the root.</summary>
    public static IReadOnlyList<string>? Find(string folder, string target, string root)
    {
        var path = Path.GetFullPath(target, folder);
        if (!IsBelow(path, root))
        {
            return null;
        }

        IEnumerable<string> found = path.Contains('*', StringComparison.Ordinal) ? Matches(path, root)
            : Directory.Exists(path) ? Sweep(path)
            : File.Exists(path) ? [path]
            : [];
        var files = found.ToList();
        var inside = files.Where(file => IsBelow(Real(file), Real(root))).ToList();
        return inside.Count == 0 && files.Count > 0 ? null : inside;
    }

    /// <summary>Every YAML file of a folder and those below it.</summary>
    public static IEnumerable<string> Sweep(string folder) => Directory
        .EnumerateFiles(folder, "*", Folders)
        .Where(file => Path.GetExtension(file) is ".yaml" or ".yml")
        .Order(StringComparer.Ordinal)
        .Take(ReadLimits.Files);

    /// <summary>What to look at to see that a target means other files than before.</summary>
    public static IEnumerable<string> Watch(string folder, string target, string root)
    {
        var path = Path.GetFullPath(target, folder);
        var top = Directory.Exists(path) ? path : RootOf(path);
        if (!IsBelow(path, root) || !Directory.Exists(top))
        {
            return [top];
        }

        var deep = Directory.Exists(path) || path.Contains('*', StringComparison.Ordinal);
        return deep ? Directory.EnumerateDirectories(top, "*", Folders).Take(ReadLimits.Files).Prepend(top) : [top];
    }

    public static string RootOf(string path)
    {
        var star = path.IndexOf('*', StringComparison.Ordinal);
        return star >= 0 ? Path.GetDirectoryName(path[..star])!
            : Directory.Exists(path) ? path
            : Path.GetDirectoryName(path) ?? path;
    }

    private static IEnumerable<string> Matches(string path, string root)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(Path.GetRelativePath(root, path));
        return matcher.GetResultsInFullPath(root).Order(StringComparer.Ordinal).Take(ReadLimits.Files);
    }

    private static bool IsBelow(string path, string root) =>
        path == root || path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Real(string path)
    {
        var here = Path.GetPathRoot(path)!;
        foreach (var part in path[here.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            here = Path.Combine(here, part);
            FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
            here = entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here;
        }

        return here;
    }
}
