using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>The schema of everything around spec.</summary>
internal static class EnvelopeRules
{
    private const FaultStage Stage = FaultStage.Policy;
    private static readonly HashSet<string> Roots = ["apiVersion", "kind", "metadata", "spec", "relations", "status"];

    public static IEnumerable<EntityFault> Policy(MapValue entity) =>
    [
        .. entity.Keys.Where(key => !Roots.Contains(key)).Select(Stranger),
        .. Metadata(entity["metadata"]!),
        .. FieldRules.Map(Stage, entity, "", "spec"),
        .. FieldRules.List(Stage, entity, "", "relations"),
        .. (entity["relations"]?.Items ?? []).SelectMany(Relation),
        .. FieldRules.Map(Stage, entity, "", "status"),
    ];

    /// <summary>What only the catalog itself may say of an entity.</summary>
    public static IEnumerable<EntityFault> Foreign(MapValue entity) =>
        entity.Keys.Where(key => key is "relations" or "status").Select(key => new EntityFault(
            FaultStage.Foreign, $"/{key}", $"Unknown field {key}", $"{key} is written by the catalog, not in files", $"Remove {key}; relations come from the fields of spec."));

    private static IEnumerable<EntityFault> Metadata(Value metadata) =>
    [
        .. new[] { "uid", "etag", "namespace", "title" }.SelectMany(name => FieldRules.Text(Stage, metadata, "/metadata", name)),
        .. FieldRules.Text(Stage, metadata, "/metadata", "description", mayBeEmpty: true),
        .. FieldRules.TextMap(Stage, metadata, "/metadata", "labels"),
        .. metadata["annotations"] is NullValue ? [] : FieldRules.TextMap(Stage, metadata, "/metadata", "annotations"),
        .. FieldRules.Texts(Stage, metadata, "/metadata", "tags"),
        .. FieldRules.List(Stage, metadata, "/metadata", "links"),
        .. (metadata["links"]?.Items ?? []).SelectMany(Link),
    ];

    private static IEnumerable<EntityFault> Link(Value link, int at)
    {
        var here = $"/metadata/links/{at}";
        return link is not MapValue
            ? [EntityFault.WrongType(Stage, here, "object")]
            : [
                .. FieldRules.Text(Stage, link, here, "url", required: true),
                .. new[] { "title", "icon", "type" }.SelectMany(name => FieldRules.Text(Stage, link, here, name)),
            ];
    }

    private static IEnumerable<EntityFault> Relation(Value relation, int at) =>
        new[] { "type", "targetRef" }.SelectMany(name => FieldRules.Text(Stage, relation, $"/relations/{at}", name, required: true));

    private static EntityFault Stranger(string key) =>
        new(Stage, $"/{key}", "<root> must NOT have additional properties", $"{key} is no field of an entity", $"Move {key} into metadata or spec, or remove it.");
}
