using Portal.Schema.Values;

namespace Portal.Forms.Documents;

internal sealed record YamlSequence(int Start, int End, bool IsFlow, IReadOnlyList<YamlNode> Items, Value Value, int Count) : YamlNode(Start, End, Value, Count);
