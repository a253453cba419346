namespace Portal.Forms.Documents;

/// <summary>A key and its value; <paramref name="IsMerge"/> marks <c>&lt;&lt;</c>, whose members belong to the map around it.</summary>
internal sealed record YamlEntry(YamlNode KeyNode, string Key, YamlNode Node, bool IsMerge);
