using Microsoft.AspNetCore.Components;
using Portal.Schema.Values;

namespace Portal.Forms.Fields;

/// <summary>A field with a list of values to choose from. A value that is none of them stays and is shown as it is.</summary>
public abstract class ChoiceComponent : FieldComponent
{
    private const string OtherKey = "other";

    protected string Current => Field.Value is null ? "" : Choices.FirstOrDefault(choice => Field.Value.Equals(choice.Value))?.Key ?? "";

    protected IReadOnlyList<FieldChoice> Choices
    {
        get
        {
            var options = Field.Schema.Constraints.Enum ?? (Field.Schema.Type == "boolean" ? [BoolValue.True, BoolValue.False] : []);
            List<FieldChoice> choices = [.. options.Select((option, i) => new FieldChoice(i.ToString(), WordsOf(option), option))];
            if (!Field.IsRequired || Field.Value is null && Field.Kind != FieldKind.Radio)
            {
                choices.Insert(0, new("", Unset, null));
            }

            if (Field.Schema.Nullable && !options.Contains(Value.Null))
            {
                choices.Add(new("null", "null", Value.Null));
            }

            if (Field.Value is { } value && choices.All(choice => !value.Equals(choice.Value)))
            {
                choices.Add(new(OtherKey, $"{FieldShapes.Short(value)} (not offered)", value));
            }

            return choices;
        }
    }

    protected void Choose(ChangeEventArgs args)
    {
        var key = args.Value as string ?? "";
        Field.Edit(Choices.FirstOrDefault(choice => choice.Key == key)?.Value is { } value ? new FieldEdit.Put(value) : new FieldEdit.Clear());
        Field.Touch();
    }

    private string Unset => Field.Schema.Default is { } filled ? $"Not set (default: {WordsOf(filled)})" : Field.IsRequired ? "Choose one" : "Not set";

    private static string WordsOf(Value value) => value switch
    {
        StringValue { Content: "" } => "empty text",
        BoolValue flag => flag.Flag ? "yes" : "no",
        _ => FieldShapes.Short(value),
    };
}
