namespace Portal.Forms.Documents;

internal sealed record YamlAlias(int Start, int End, YamlNode Target) : YamlNode(Start, End, Target.Value, Target.Count);
