using System.Collections.Frozen;

namespace Portal.Schema.Cel;

/// <summary>The declared functions by name, read once from <c>functions.txt</c>.</summary>
internal static class CelSignatures
{
    private static readonly Lazy<FrozenDictionary<string, CelOverload[]>> All = new(Read);

    /// <summary>The signatures of a function; null where there is none of that name.</summary>
    public static IReadOnlyList<CelOverload>? Of(string function) => All.Value.GetValueOrDefault(function);

    private static FrozenDictionary<string, CelOverload[]> Read()
    {
        using var stream = typeof(CelSignatures).Assembly.GetManifestResourceStream("functions.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').SelectMany(Lines).Select(Line)
            .GroupBy(pair => pair.Name, pair => pair.Overload).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(string line) => line.Split(" for X in ") is [var form, var values] ? values.Replace("{A: B}", "{A:B}", StringComparison.Ordinal).Split(' ').Select(value => WithX(form, value)) : [line];

    /// <summary>The letter X where it stands alone.</summary>
    private static string WithX(string form, string value) => string.Concat(form.Select((c, i) =>
        c == 'X' && (i == 0 || !char.IsLetterOrDigit(form[i - 1])) && (i + 1 == form.Length || !char.IsLetterOrDigit(form[i + 1])) ? value : c.ToString()));

    private static (string Name, CelOverload Overload) Line(string line)
    {
        var (call, result) = line.Split(" -> ") is [var left, var right] ? (left, right) : throw new FormatException(line);
        var (target, function) = call.Split(" :: ") is [var type, var rest] ? (type, rest) : (null, call);
        var open = function.IndexOf('(', StringComparison.Ordinal);
        var parameters = Parameters(function[(open + 1)..^1]).Select(CelTypeReader.Read);
        return (function[..open], new(target is not null, target is null ? [.. parameters] : [CelTypeReader.Read(target), .. parameters], CelTypeReader.Read(result)));
    }

    private static IEnumerable<string> Parameters(string text) => text.Split(", ", StringSplitOptions.RemoveEmptyEntries);
}
