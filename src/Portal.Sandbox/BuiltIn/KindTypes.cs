using System.Collections.Frozen;
using Portal.Sandbox.Storage;

namespace Portal.Sandbox.BuiltIn;

/// <summary>The fields of every built-in kind, read once from <c>types.txt</c>.</summary>
internal static class KindTypes
{
    private static readonly Lazy<FrozenDictionary<string, IReadOnlyDictionary<string, FieldType>>> All = new(Read);

    /// <summary>The structure of a built-in kind; null where the sandbox does not know its fields.</summary>
    public static string? RootOf(ResourceType type)
    {
        var name = type is { Group: "events.k8s.io" } ? "EventsEvent" : type.Kind;
        return All.Value.ContainsKey(name) ? name : null;
    }

    public static bool Knows(string structure) => All.Value.ContainsKey(structure);

    public static IReadOnlyDictionary<string, FieldType> Fields(string structure) => All.Value[structure];

    private static FrozenDictionary<string, IReadOnlyDictionary<string, FieldType>> Read()
    {
        using var stream = typeof(KindTypes).Assembly.GetManifestResourceStream("Portal.Sandbox.BuiltIn.types.txt")!;
        using var reader = new StreamReader(stream);
        var types = new Dictionary<string, Dictionary<string, FieldType>>(StringComparer.Ordinal);
        Dictionary<string, FieldType> fields = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                var parts = line.Trim().Split(' ');
                fields.Add(parts[0], FieldType.Parse(parts[1]));
            }
            else if (line[0] != '#')
            {
                types[line] = fields = new(StringComparer.Ordinal);
            }
        }

        return types.ToFrozenDictionary(pair => pair.Key, IReadOnlyDictionary<string, FieldType> (pair) => pair.Value, StringComparer.Ordinal);
    }
}
