namespace Portal.Forms.Documents;

/// <summary>What reading a text gave: its root (null for a text without content) or the problem.</summary>
internal sealed record YamlReading(YamlNode? Root, TextProblem? Problem);
