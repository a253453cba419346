using Portal.Forms.Documents;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>Turns what a person did to a field into an edit of the document.</summary>
internal static class DocumentEdit
{
    public static ManifestDocument Apply(ManifestDocument document, FormField field, FieldEdit edit) => edit switch
    {
        FieldEdit.Type typed => Typed(document, field, typed.Text),
        FieldEdit.TypeYaml typed => TypedYaml(document, field, typed.Text),
        FieldEdit.Put put => document.Set(field.Path, put.Value),
        FieldEdit.Clear => document.Remove(field.Path),
        FieldEdit.AddItem => document.Set(field.Path.Index(field.Value?.Items.Count ?? 0), Blank(field.Schema.Items!)),
        FieldEdit.DuplicateItem(var at) => document.Insert(field.Path.Index(at + 1), field.Value!.Items[at]),
        FieldEdit.RemoveItem(var at) => document.Remove(field.Path.Index(at)),
        FieldEdit.MoveItem(var from, var to) => document.Move(field.Path, from, to),
        FieldEdit.AddKey(var key) => document.Set(field.Path.Key(key), Blank(field.Schema.AdditionalProperties!)),
        FieldEdit.RenameKey(var from, var to) => document.Set(field.Path, Renamed((MapValue)field.Value!, from, to)),
        FieldEdit.RemoveKey(var key) => document.Remove(field.Path.Key(key)),
        _ => document,
    };

    private static ManifestDocument Typed(ManifestDocument document, FormField field, string text)
    {
        field.Typed(text);
        return ScalarText.Read(text, field.Schema) switch
        {
            { } value => document.Set(field.Path, value),
            null when field.Parent?.Kind is FieldKind.Chips or FieldKind.Table => document.Set(field.Path, new StringValue("")),
            null => document.Remove(field.Path),
        };
    }

    private static ManifestDocument TypedYaml(ManifestDocument document, FormField field, string text)
    {
        var reading = YamlReader.Read(text);
        field.TypedYaml(text, reading.Problem);
        return reading switch
        {
            { Problem: not null } => document,
            { Root.Value: { } value } when text.AsSpan().Trim().Length > 0 => document.Set(field.Path, value),
            _ => document.Remove(field.Path),
        };
    }

    /// <summary>The smallest value of a list's new item: nothing is chosen that a person did not choose.</summary>
    private static Value Blank(StructuralSchema schema) => schema.Type switch
    {
        "object" => MapValue.Empty,
        "array" => ListValue.Empty,
        "boolean" => BoolValue.False,
        _ => schema.Constraints.Enum is [var first, ..] ? first : new StringValue(""),
    };

    private static MapValue Renamed(MapValue map, string from, string to) =>
        new(map.Pairs.Select(pair => pair.Key == from ? KeyValuePair.Create(to, pair.Value) : pair));
}
