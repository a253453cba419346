using Portal.Schema.Passes;
using Portal.Schema.Structure;
using Portal.Schema.Tests.Yaml;
using Portal.Schema.Values;

namespace Portal.Schema.Tests;

/// <summary>Each folder of <c>cases</c> holds a schema, an input, and what the passes make of it: the value with its defaults, what was unknown, what is wrong.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_OfTheCase_GiveWhatIsExpected(string name)
    {
        var schema = SchemaReader.ReadLenient(Read(name, "schema"));
        var expected = Read(name, "expected");
        var pruned = Pruner.Prune((MapValue)Read(name, "input"), schema);
        var value = Defaulter.Apply(pruned.Value, schema);

        Assert.Equal(ValueWriter.ToJson(expected["value"]!), ValueWriter.ToJson(value));
        Assert.Equal(Texts(expected["unknown"]), pruned.Unknown.Select(path => path.ToString()));
        Assert.Equal(Texts(expected["errors"]), SchemaValidator.Validate(value, schema).Concat(ListRules.Validate(value, schema)).Select(error => error.ToString()));
    }

    private static string Folder { get; } = FindFolder();

    private static Value Read(string name, string file) => YamlValues.ReadAll(File.ReadAllText(Path.Combine(Folder, name, file + ".yaml")))[0];

    private static IEnumerable<string?> Texts(Value? list) => (list?.Items ?? []).Select(item => item.Text);

    private static string FindFolder()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(here.FullName, "Portal.sln")))
        {
            here = here.Parent ?? throw new DirectoryNotFoundException("the checkout");
        }

        return Path.Combine(here.FullName, "tests", "Portal.Schema.Tests", "cases");
    }
}
