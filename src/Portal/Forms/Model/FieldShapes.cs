using Portal.Schema.Values;

namespace Portal.Forms;

/// <summary>Questions about a field's shape and value that decide how it is drawn.</summary>
internal static class FieldShapes
{
    private const int OpenUpToDepth = 3;
    private const int OpenUpToFields = 12;

    public static bool CanShow(FieldKind kind, Value? value) => kind switch
    {
        FieldKind.Group or FieldKind.Table => value is null or MapValue or NullValue,
        FieldKind.Chips or FieldKind.Cards => value is null or ListValue or NullValue,
        FieldKind.Yaml => true,
        _ => value is not (MapValue or ListValue),
    };

    public static string? Placeholder(FieldShape shape)
    {
        if (shape.Schema.Default is { } filled)
        {
            return filled is StringValue { Content: "" } ? "default: empty" : $"default: {Short(filled)}";
        }

        return (shape.Schema.Example ?? shape.Hints.Example) is { } example ? $"for example {Short(example)}" : null;
    }

    public static string Short(Value value)
    {
        var text = value is StringValue { Content: var content } ? content : ValueWriter.ToJson(value);
        return text.Length <= 60 ? text : text[..57] + "...";
    }

    /// <summary>What must be filled in is open, near the top and while it is small; what is optional opens when it is there or asked for.</summary>
    public static bool OpensByItself(FormField field)
    {
        if (field.Parent is null || field.Parent.Parent is null)
        {
            return true;
        }

        return (field.IsRequired || field.IsPresent) && field.Path.Steps.Count <= OpenUpToDepth && field.Parent.Schema.Properties.Count <= OpenUpToFields;
    }

    /// <summary>What a closed card says of its item: the first few scalars in it.</summary>
    public static string Summary(Value? value) =>
        string.Join(" · ", (value?.Members ?? []).Select(pair => pair.Value).Where(member => member is not (MapValue or ListValue or NullValue)).Take(3).Select(Short));

    public static int CountSet(Value? value) => value switch
    {
        null => 0,
        MapValue { Count: > 0 } map => map.Pairs.Sum(pair => CountSet(pair.Value)),
        ListValue { Elements.Count: > 0 } list => list.Elements.Sum(CountSet),
        _ => 1,
    };

    /// <summary>Whether a field that holds others looks different: its parts, its count, its summary.</summary>
    public static bool LooksDifferent(FormField field, Value? before) => field.Kind switch
    {
        FieldKind.Group => !field.IsOpen && CountSet(before) != field.SetCount || HasChoice(field),
        FieldKind.Chips or FieldKind.Cards => before?.Items.Count != field.Value?.Items.Count,
        FieldKind.Table => !(before?.Members.Select(pair => pair.Key) ?? []).SequenceEqual(field.Value?.Members.Select(pair => pair.Key) ?? []),
        FieldKind.Yaml => field.Problem is null,
        _ => false,
    };

    private static bool HasChoice(FormField field) => field.Schema.Constraints.OneOf.Count > 0;
}
