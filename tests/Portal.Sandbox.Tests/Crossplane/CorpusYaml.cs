using System.Text;
using Portal.Sandbox.Server;
using Portal.Schema.Values;
using YamlDotNet.Core;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>
/// The manifests of the corpus as kubectl's converter reads them before it sends JSON. It takes two things that the sandbox's own reader refuses:
/// a key written twice (the last one counts) and a quoted text that goes on in a line indented no deeper than its key.
/// </summary>
internal static class CorpusYaml
{
    public static MapValue FirstWithSpec(string path)
    {
        var text = File.ReadAllText(SharedFolder.Of("corpus", path));
        return (MapValue)Documents(text).First(value => value is MapValue map && map.Has("spec"));
    }

    private static IReadOnlyList<Value> Documents(string text)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return YamlValues.Read(text);
            }
            catch (YamlException refused) when (tries < 5)
            {
                text = refused.Message.Contains("already set in map", StringComparison.Ordinal) ? WithoutEarlier(text, refused.Start) : Joined(text);
            }
        }
    }

    /// <summary>Leaves the first of two equal keys out, with what is indented below it.</summary>
    private static string WithoutEarlier(string text, Mark second)
    {
        var lines = text.Split('\n').ToList();
        var at = (int)second.Line - 1;
        var key = lines[at].Split(':')[0] + ":";
        var first = lines.FindLastIndex(at - 1, line => line.StartsWith(key, StringComparison.Ordinal));
        var indent = key.Length - key.TrimStart().Length;
        var end = lines.FindIndex(first + 1, line => line.Trim().Length > 0 && line.Length - line.TrimStart().Length <= indent && !line.TrimStart().StartsWith("- ", StringComparison.Ordinal));
        lines.RemoveRange(first, end - first);
        return string.Join('\n', lines);
    }

    /// <summary>Brings a quoted text that goes on in the next line into one line.</summary>
    private static string Joined(string text)
    {
        var joined = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var open = line.Split('"').Length % 2 == 0;
            joined.Append(joined.Length > 0 && joined[^1] == ' ' ? line.TrimStart() : line).Append(open && !line.TrimEnd().EndsWith('"') ? ' ' : '\n');
        }

        return joined.ToString();
    }
}
