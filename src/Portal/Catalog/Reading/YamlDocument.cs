using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>One document of a file: its value and where its parts stand, or what is wrong with it.</summary>
internal sealed record YamlDocument(Value Value, YamlPlaces Places, YamlFault? Fault);
