using Portal.Schema.Structure;

namespace Portal.Forms;

/// <summary>Chooses the kind of a field from its schema and hints (forms.md).</summary>
internal static class FieldKinds
{
    private const int LongFrom = 200;

    public static FieldKind Of(StructuralSchema schema, FormHints hints)
    {
        if (hints.Widget == "yaml")
        {
            return FieldKind.Yaml;
        }

        if (schema.Constraints.Enum is { Count: > 0 } options && schema.Type is not ("object" or "array"))
        {
            return OfChoice(options.Count, hints);
        }

        return schema switch
        {
            { IntOrString: true } => FieldKind.Text,
            { Type: "string" } => OfText(schema, hints),
            { Type: "integer" or "number" } => FieldKind.Number,
            { Type: "boolean" } => FieldKind.Toggle,
            { Type: "array", Items: { } items } => OfList(items),
            { Type: "object" } => OfObject(schema),
            _ => FieldKind.Yaml,
        };
    }

    private static FieldKind OfChoice(int count, FormHints hints) => (hints.Widget, count) switch
    {
        ("radio", _) => FieldKind.Radio,
        ("select", _) => FieldKind.Select,
        (_, <= 4) => FieldKind.Radio,
        (_, <= 10) => FieldKind.Select,
        _ => FieldKind.Search,
    };

    private static FieldKind OfText(StructuralSchema schema, FormHints hints)
    {
        if (schema.Format == "password" || hints.IsWriteOnly || hints.Widget == "password")
        {
            return FieldKind.Password;
        }

        return schema.Constraints.MaxLength > LongFrom && schema.Format is null && hints.Widget != "text" || hints.Widget == "textarea" ? FieldKind.LongText : FieldKind.Text;
    }

    private static FieldKind OfList(StructuralSchema items)
    {
        if (items.EmbeddedResource)
        {
            return FieldKind.Yaml;
        }

        return Of(items, FormHints.None) switch
        {
            FieldKind.Group or FieldKind.Table => FieldKind.Cards,
            FieldKind.Chips or FieldKind.Cards or FieldKind.Yaml => FieldKind.Yaml,
            _ => FieldKind.Chips,
        };
    }

    private static FieldKind OfObject(StructuralSchema schema)
    {
        if (schema.EmbeddedResource)
        {
            return FieldKind.Yaml;
        }

        if (schema.Properties.Count > 0)
        {
            return FieldKind.Group;
        }

        return schema.AdditionalProperties is { } values && (values.Type is not null || values.IntOrString) ? FieldKind.Table : FieldKind.Yaml;
    }
}
