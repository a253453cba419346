using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>
/// Backstage's rules for an entity, step by step as its catalog checks them (ADR002 and the JSON schemas of the built-in kinds). An entity is told all
/// faults of the first step that finds one.
/// </summary>
internal static class EntityRules
{
    public static IReadOnlyList<EntityFault> Check(Value document)
    {
        if (document is not MapValue entity)
        {
            return [new(FaultStage.Envelope, "", "Expected object at root", "The document is no map", "Write an entity with apiVersion, kind, metadata and spec.")];
        }

        return First(() => Envelope(entity), () => EnvelopeRules.Policy(entity), () => EnvelopeRules.Foreign(entity), () => FormatRules.Check(entity), () => KindRules.Check(entity));
    }

    private static List<EntityFault> First(params ReadOnlySpan<Func<IEnumerable<EntityFault>>> steps)
    {
        foreach (var step in steps)
        {
            if (step().ToList() is { Count: > 0 } faults)
            {
                return faults;
            }
        }

        return [];
    }

    private static IEnumerable<EntityFault> Envelope(MapValue entity) =>
    [
        .. FieldRules.Text(FaultStage.Envelope, entity, "", "apiVersion", required: true),
        .. FieldRules.Text(FaultStage.Envelope, entity, "", "kind", required: true),
        .. FieldRules.Map(FaultStage.Envelope, entity, "", "metadata", required: true),
        .. entity["metadata"] is MapValue metadata ? FieldRules.Text(FaultStage.Envelope, metadata, "/metadata", "name", required: true) : [],
    ];
}
