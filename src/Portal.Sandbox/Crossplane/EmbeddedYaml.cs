using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane;

/// <summary>The YAML files that are built into the assembly, by their path below the project.</summary>
internal static class EmbeddedYaml
{
    /// <summary>Paths below a folder, in the order of their names.</summary>
    public static IEnumerable<string> Below(string folder) =>
        typeof(EmbeddedYaml).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static IReadOnlyList<Value> Documents(string path) => [.. Read(path).Where(document => document is MapValue)];

    public static MapValue One(string path) => (MapValue)Read(path)[0];

    /// <summary>The items of a file that is one list.</summary>
    public static IReadOnlyList<Value> List(string path) => Read(path)[0].Items;

    private static IReadOnlyList<Value> Read(string path)
    {
        using var stream = typeof(EmbeddedYaml).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"{path} is not built in");
        using var reader = new StreamReader(stream);
        return YamlValues.Read(reader.ReadToEnd());
    }
}
