using Portal.Forms.Documents;
using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>One changed place, before and after, as a person reads it; "not set" where there is nothing.</summary>
public sealed record EditLine(string Path, string Before, string After)
{
    private const string Nothing = "not set";

    public static IReadOnlyList<EditLine> Of(OrderEdit edit) =>
        [.. edit.Changes.Select(path => new EditLine(path.ToString(), Words(ValueEdit.Get(edit.Live, path)), Words(edit.Form.Document.At(path))))];

    private static string Words(Value? value) => value switch
    {
        null => Nothing,
        StringValue { Content: "" } => "empty",
        StringValue text => text.Content,
        MapValue or ListValue => ManifestDocument.Of(MapValue.Of(("value", value))).Text["value:".Length..].Trim('\n'),
        _ => ValueWriter.ToJson(value),
    };
}
