using Portal.Catalog;

namespace Portal.Tests.Catalog;

/// <summary>A folder of catalog files for one test.</summary>
internal sealed class CatalogFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("catalog-").FullName;

    public CatalogFolder With(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public CatalogIndex Read(string target = "", CatalogIndex? before = null) =>
        IndexBuilder.Build(CatalogReading.Of([new(CatalogLocation.File, System.IO.Path.Combine(Path, target))]), before);

    public static string Component(string name, string spec = "", string metadata = "") =>
        $$"""
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: {{name}}{{(metadata.Length == 0 ? "" : ", " + metadata)}}}
        spec: {type: service, lifecycle: production, owner: team-a{{(spec.Length == 0 ? "" : ", " + spec)}}}
        """;

    public static string Group(string name) =>
        $$"""
        apiVersion: backstage.io/v1alpha1
        kind: Group
        metadata: {name: {{name}}}
        spec: {type: team, children: []}
        """;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
