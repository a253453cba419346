using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>The relations that an entity's spec states, with the pointer of the field that states each; and references that cannot be read.</summary>
internal sealed record RelationReader(IReadOnlyList<(CatalogRelation Relation, string Pointer)> Stated, IReadOnlyList<EntityFault> Faults)
{
    public static RelationReader Read(string kind, EntityRef source, Value spec)
    {
        var stated = new List<(CatalogRelation, string)>();
        var faults = new List<EntityFault>();
        foreach (var field in KindRules.Fields(kind).Where(field => field.Relation is not null))
        {
            foreach (var (text, pointer) in Written(spec, field))
            {
                if (EntityRef.TryParse(text, field.Target, source.Namespace, out var target))
                {
                    stated.Add((new(source, field.Relation!, target), pointer));
                }
                else
                {
                    faults.Add(Unreadable(text, pointer));
                }
            }
        }

        return new(stated, faults);
    }

    private static IEnumerable<(string Text, string Pointer)> Written(Value spec, SpecField field) => spec[field.Name] switch
    {
        StringValue one => [(one.Content, $"/spec/{field.Name}")],
        ListValue many => many.Elements.Select((item, at) => (item.Text ?? "", $"/spec/{field.Name}/{at}")),
        _ => [],
    };

    private static EntityFault Unreadable(string text, string pointer) =>
        text.Contains(':', StringComparison.Ordinal) || text.EndsWith('/')
            ? new(FaultStage.Reference, pointer, $"Entity reference \"{text}\" was not on the form [<kind>:][<namespace>/]<name>",
                $"{EntityFault.Dotted(pointer)} cannot be read as a reference: \"{text}\"", "Write kind:namespace/name.")
            : new(FaultStage.Reference, pointer, $"Entity reference \"{text}\" had missing or empty kind (e.g. did not start with \"component:\" or similar)",
                $"{EntityFault.Dotted(pointer)} does not say of which kind \"{text}\" is", $"Write component:{text} or resource:{text}.");
}
