using Portal.Forms;
using Portal.Forms.Documents;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Tests.Forms;

/// <summary>The manifests by others that the forms are tried on: beside the repository, or where PORTAL_SHARED says.</summary>
internal static class Corpus
{
    public static string? Folder { get; } = Find();

    public static IEnumerable<string> Files(string kind) =>
        Folder is null ? [] : Directory.EnumerateFiles(Path.Combine(Folder, "corpus", kind), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>The documents of a file, as their texts.</summary>
    public static IEnumerable<string> Documents(string file) =>
        ("\n" + File.ReadAllText(file)).Split("\n---").Select(text => text.TrimStart('\n')).Where(text => ManifestDocument.Parse(text) is { Problem: null, Value.Count: > 0 });

    /// <summary>A form definition for every version of every XRD in a file, as the CRD would be.</summary>
    public static IEnumerable<FormDefinition> Definitions(string file)
    {
        foreach (var xrd in Documents(file).Select(text => ManifestDocument.Parse(text).Value))
        {
            foreach (var version in xrd.At("spec", "versions")?.Items ?? [])
            {
                if (version.At("schema", "openAPIV3Schema") is { } schema)
                {
                    yield return new(SchemaReader.ReadLenient(schema), new FormHints(schema), CrossplaneFields.All, xrd.At("spec", "claimNames") is not null);
                }
            }
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln")) && folder.Parent is { } above)
            {
                var beside = Path.Combine(above.FullName, "shared");
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}
