using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>
/// The words beside the keywords of an XRD's raw schema that shape the form (design.md section 3): <c>x-ui-order</c> (a number on the field, or a list of names on
/// what holds it), <c>-hidden</c>, <c>-advanced</c>, <c>-widget</c>, <c>-group</c>, <c>-label</c>; and those that the CRD loses: deprecated, readOnly, writeOnly, example.
/// </summary>
public sealed record FormHints(Value? Raw)
{
    public static FormHints None { get; } = new((Value?)null);

    public bool IsHidden => Flag("x-ui-hidden") || Widget == "hidden";

    public bool IsAdvanced => Flag("x-ui-advanced");

    public bool IsDeprecated => Flag("deprecated");

    public bool IsReadOnly => Flag("readOnly");

    public bool IsWriteOnly => Flag("writeOnly");

    public string? Widget => Raw?["x-ui-widget"]?.Text;

    public string? Group => Raw?["x-ui-group"]?.Text;

    public string? Label => Raw?["x-ui-label"]?.Text;

    public double? Order => (Raw?["x-ui-order"] as NumberValue)?.AsDouble;

    public IReadOnlyList<string> ChildOrder => [.. (Raw?["x-ui-order"]?.Items ?? []).Select(item => item.Text ?? "")];

    public Value? Example => Raw?["example"];

    public FormHints Property(string name) => new(Raw?.At("properties", name));

    public FormHints Items => new(Raw?["items"]);

    public FormHints Values => new(Raw?["additionalProperties"]);

    private bool Flag(string key) => Raw?[key] is BoolValue { Flag: true };
}
