using Portal.Sandbox.Server;
using Portal.Schema.Values;

namespace Portal.Sandbox.Tests.Crossplane;

/// <summary>What was recorded on a real control plane, and its inputs without what a server adds.</summary>
internal static class Recorded
{
    private static readonly string[] Added = ["uid", "resourceVersion", "creationTimestamp", "generation", "managedFields", "finalizers", "annotations", "ownerReferences"];

    public static MapValue One(string folder, string file) => All(folder, file)[0];

    /// <summary>The documents as JSON, which is YAML, ready to be posted.</summary>
    public static string Bare(string folder, string file) => string.Join("\n---\n", All(folder, file).Select(document => ValueWriter.ToJson(Bare(document))));

    public static List<MapValue> All(string folder, string file) =>
        [.. YamlValues.Read(File.ReadAllText(SharedFolder.Of("recorded", folder, file))).OfType<MapValue>().SelectMany(document => document["items"] is ListValue items ? items.OfType<MapValue>() : [document])];

    public static MapValue Bare(MapValue document) =>
        document.Without("status").With("metadata", Added.Aggregate((MapValue)document["metadata"]!, (metadata, field) => metadata.Without(field)));
}
