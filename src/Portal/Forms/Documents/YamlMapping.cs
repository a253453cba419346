using Portal.Schema.Values;

namespace Portal.Forms.Documents;

internal sealed record YamlMapping(int Start, int End, bool IsFlow, IReadOnlyList<YamlEntry> Entries, Value Value, int Count) : YamlNode(Start, End, Value, Count)
{
    public YamlEntry? Entry(string key) => Entries.FirstOrDefault(entry => entry.Key == key && !entry.IsMerge);
}
