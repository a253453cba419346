using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Sandbox.BuiltIn;

/// <summary>The numbers of the fields of built-in kinds in protobuf form, read once from <c>wire.txt</c>.</summary>
internal static class WireFields
{
    private static readonly Lazy<FrozenDictionary<string, Dictionary<int, WireField>>> All = new(Read);

    public static WireField? Find(string structure, int number) => All.Value.GetValueOrDefault(structure)?.GetValueOrDefault(number);

    public static bool Knows(string structure) => All.Value.ContainsKey(structure);

    private static FrozenDictionary<string, Dictionary<int, WireField>> Read()
    {
        using var stream = typeof(WireFields).Assembly.GetManifestResourceStream("Portal.Sandbox.BuiltIn.wire.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' '));
        return lines.ToFrozenDictionary(words => words[0], words => words[1..].Select(word => One(words[0], word)).ToDictionary(field => field.Number, field => field.Field), StringComparer.Ordinal);
    }

    private static (int Number, WireField Field) One(string structure, string word)
    {
        var parts = word.TrimEnd('*').Split('=');
        return (int.Parse(parts[1], CultureInfo.InvariantCulture), new(parts[0], KindTypes.Fields(structure)[parts[0]], word.EndsWith('*')));
    }
}
