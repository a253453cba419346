using Portal.Schema.Structure;
using Portal.Schema.Tests.Yaml;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Verdicts;

/// <summary>Schemas that a real server took have no mistakes here: those of CRDs that Crossplane made, and those of the corpus.</summary>
public sealed class TakenSchemaTests(ITestOutputHelper output)
{
    [Fact]
    public void Read_SchemasThatTheServerTook_HaveNoMistakes()
    {
        var shared = SharedFolder.At("verdicts") is null ? null : SharedFolder.Path;
        Assert.SkipWhen(shared is null, "verdicts: no shared data, set PORTAL_SHARED");
        var definitions = Made(shared).Concat(OfCorpus(shared)).ToList();

        var wrong = definitions.SelectMany(crd => (crd.At("spec", "versions")?.Items ?? [])
            .Where(version => version.At("schema", "openAPIV3Schema") is not null)
            .SelectMany(version => SchemaReader.Read(version.At("schema", "openAPIV3Schema")!).Errors.Select(error => $"{crd.At("metadata", "name")?.Text}: {error}"))).ToList();

        output.WriteLine($"figure: schemas of {definitions.Count} definitions that the server took: {wrong.Count} mistakes");
        Assert.Empty(wrong);
    }

    private static IEnumerable<Value> Made(string shared) => Directory.EnumerateFiles(Path.Combine(shared, "verdicts", "xrd-crd"), "*.json", SearchOption.AllDirectories)
        .SelectMany(file => ValueReader.Parse(File.ReadAllBytes(file))["crds"]?.Items ?? []);

    private static IEnumerable<Value> OfCorpus(string shared) => Directory.EnumerateFiles(Path.Combine(shared, "verdicts", "cases"), "*.json", SearchOption.AllDirectories)
        .Select(file => ValueReader.Parse(File.ReadAllBytes(file)))
        .Where(record => record["schemaFrom"]?.Text == "crd" && record["crdRefused"] is null && record["crdConditions"] is null)
        .Select(record => Path.Combine(shared, "corpus", record["source"]!.Text!)).Where(File.Exists)
        .SelectMany(file => YamlValues.ReadAll(File.ReadAllText(file)).Where(crd => crd["kind"]?.Text == "CustomResourceDefinition"));
}
