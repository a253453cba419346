using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Forms.Fields;

/// <summary>
/// The box that a person types a scalar into. Written by hand because its handlers must stay the same delegates for the life of the field, and because the
/// browser's text must count as drawn already: then a keystroke that changes nothing else sends nothing back.
/// </summary>
public sealed class TextBox : FieldComponent
{
    private readonly EventCallback<ChangeEventArgs> _typed;
    private readonly EventCallback<FocusEventArgs> _left;

    public TextBox()
    {
        _typed = new(this, (Action<ChangeEventArgs>)OnTyped);
        _left = new(this, (Action<FocusEventArgs>)OnLeft);
    }

    [Parameter] public string Label { get; set; } = "";

    /// <summary>The id of a list of suggestions.</summary>
    [Parameter] public string? List { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var isYaml = Field.Kind == FieldKind.Yaml;
        var isLong = isYaml || Field.Kind == FieldKind.LongText || Field.Kind != FieldKind.Password && Field.Text.Contains('\n', StringComparison.Ordinal);
        builder.OpenElement(0, isLong ? "textarea" : "input");
        builder.AddAttribute(1, "id", Id);
        builder.AddAttribute(2, "class", isYaml ? "textarea mono yaml-field" : isLong ? "textarea" : "input");
        builder.AddAttribute(3, "data-path", Field.PathText);
        Kind(builder, isLong);
        builder.AddAttribute(10, "placeholder", Field.Placeholder ?? (isYaml ? "YAML" : null));
        builder.AddAttribute(11, "aria-invalid", Invalid);
        builder.AddAttribute(12, "aria-describedby", DescribedBy);
        builder.AddAttribute(13, "aria-required", Field.IsRequired ? "true" : null);
        builder.AddAttribute(14, "disabled", IsLocked);
        builder.AddAttribute(15, "aria-label", Label.Length > 0 ? Label : null);
        builder.AddAttribute(16, "value", isYaml ? Field.YamlText : Field.Text);
        builder.AddAttribute(17, "oninput", _typed);
        builder.SetUpdatesAttributeName("value");
        builder.AddAttribute(18, "onblur", _left);
        builder.CloseElement();
    }

    private void Kind(RenderTreeBuilder builder, bool isLong)
    {
        if (isLong)
        {
            builder.AddAttribute(4, "rows", "4");
            builder.AddAttribute(8, "spellcheck", Field.Kind == FieldKind.Yaml ? "false" : null);
            return;
        }

        builder.AddAttribute(5, "type", Field.Kind == FieldKind.Password ? "password" : "text");
        builder.AddAttribute(6, "inputmode", Field.Kind != FieldKind.Number ? null : Field.Schema.Type == "integer" ? "numeric" : "decimal");
        builder.AddAttribute(7, "autocomplete", Field.Kind == FieldKind.Password ? "new-password" : "off");
        builder.AddAttribute(8, "spellcheck", "false");
        builder.AddAttribute(9, "list", List);
    }

    private void OnTyped(ChangeEventArgs args)
    {
        var text = args.Value as string ?? "";
        Field.Edit(Field.Kind == FieldKind.Yaml ? new FieldEdit.TypeYaml(text) : new FieldEdit.Type(text));
    }

    private void OnLeft(FocusEventArgs args) => Field.Touch();
}
