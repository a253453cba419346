using Portal.Schema.Structure;
using Portal.Schema.Tests.Yaml;
using Portal.Schema.Values;

namespace Portal.Schema.Tests.Verdicts;

/// <summary>Reads the recorded cases with the schema of each.</summary>
internal static class VerdictFiles
{
    public static IEnumerable<VerdictCase> All(string shared)
    {
        var root = Path.Combine(shared, "verdicts", "cases");
        foreach (var file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var content = ValueReader.Parse(File.ReadAllBytes(file));
            var name = Path.GetRelativePath(root, file);
            foreach (var one in content["cases"]?.Items ?? [])
            {
                if (SchemaOf(shared, name, content, one["object"]!) is { } schema)
                {
                    yield return new(name, schema, one);
                }
            }
        }
    }

    private static readonly Dictionary<(string, string), StructuralSchema?> Schemas = [];

    private static StructuralSchema? SchemaOf(string shared, string name, Value content, Value sent)
    {
        var key = (name, $"{sent["apiVersion"]?.Text}/{sent["kind"]?.Text}");
        if (!Schemas.TryGetValue(key, out var schema))
        {
            schema = Find(shared, name, content, sent);
            Schemas[key] = schema;
        }

        return schema;
    }

    private static StructuralSchema? Find(string shared, string name, Value content, Value sent)
    {
        var version = sent["apiVersion"]?.Text?.Split('/')[^1];
        var kind = sent["kind"]?.Text ?? content["kind"]?.Text;
        var definitions = content["schemaFrom"]?.Text == "xrd" ? FromRecord(shared, name) : FromCorpus(shared, content["source"]!.Text!);
        var spec = definitions.Select(crd => crd["spec"]).FirstOrDefault(spec => spec?.At("names", "kind")?.Text == kind);
        var found = spec?["versions"]?.Items.FirstOrDefault(one => one["name"]?.Text == version);
        return found?["schema"] is { } schema && schema["openAPIV3Schema"] is { } tree ? SchemaReader.ReadLenient(tree) : null;
    }

    private static IReadOnlyList<Value> FromRecord(string shared, string name)
    {
        var file = Path.Combine(shared, "verdicts", "xrd-crd", name);
        return File.Exists(file) ? ValueReader.Parse(File.ReadAllBytes(file))["crds"]?.Items ?? [] : [];
    }

    private static IReadOnlyList<Value> FromCorpus(string shared, string source) =>
        YamlValues.ReadAll(File.ReadAllText(Path.Combine(shared, "corpus", source)));
}
