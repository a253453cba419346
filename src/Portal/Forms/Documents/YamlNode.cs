using Portal.Schema.Values;

namespace Portal.Forms.Documents;

/// <summary>A node of a YAML text with its place and the value that Kubernetes reads from it. The end of a block is the end of its last line's content.</summary>
internal abstract record YamlNode(int Start, int End, Value Value, int Count);
