using System.Buffers;

namespace Portal.Infrastructure;

/// <summary>Splits lines of YAML into a key and the rest, for colour alone: what is not surely a key is rest.</summary>
internal static class YamlLine
{
    private static readonly SearchValues<char> NoKey = SearchValues.Create(" \"'{}[]#");

    public static IEnumerable<(string Key, string Tail)> Split(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var start = line.Length - line.TrimStart(' ', '-').Length;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var end = colon > start ? colon : line.EndsWith(':') ? line.Length - 1 : -1;
            var isKey = end > start && !line.AsSpan(start, end - start).ContainsAny(NoKey);
            yield return isKey ? (line[..(end + 1)], line[(end + 1)..]) : ("", line);
        }
    }
}
