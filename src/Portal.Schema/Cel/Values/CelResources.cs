using System.Runtime.CompilerServices;
using Portal.Schema.Structure;

namespace Portal.Schema.Cel;

/// <summary>Whole resources as expressions see them: apiVersion, kind and a name in any case, and no other metadata (KEP-2876).</summary>
internal static class CelResources
{
    private static readonly ConditionalWeakTable<StructuralSchema, StructuralSchema> Kept = [];

    private static readonly StructuralSchema Metadata = new() { Type = "object", Properties = [Text("name"), Text("generateName")] };

    public static StructuralSchema Of(StructuralSchema schema) => Kept.GetValue(schema, Make);

    private static StructuralSchema Make(StructuralSchema schema) => schema with
    {
        Type = schema.Type ?? "object",
        Properties =
        [
            .. schema.Properties.Where(pair => pair.Key is not ("apiVersion" or "kind" or "metadata")), Text("apiVersion"), Text("kind"), KeyValuePair.Create("metadata", Metadata),
        ],
    };

    private static KeyValuePair<string, StructuralSchema> Text(string name) => KeyValuePair.Create(name, new StructuralSchema { Type = "string" });
}
