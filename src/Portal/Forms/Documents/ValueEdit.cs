using Portal.Schema.Paths;
using Portal.Schema.Values;

namespace Portal.Forms.Documents;

/// <summary>Changes one place of a value; what lies beside it is shared with the old one.</summary>
internal static class ValueEdit
{
    public static Value? Get(Value? value, FieldPath path)
    {
        foreach (var step in path.Steps)
        {
            value = Child(value, step);
        }

        return value;
    }

    public static Value? Child(Value? value, PathStep step) => step switch
    {
        PathStep.Index index => value is ListValue list && index.Position < list.Elements.Count ? list.Elements[index.Position] : null,
        _ => value?[NameOf(step)],
    };

    public static string NameOf(PathStep step) => step switch
    {
        PathStep.Property property => property.Name,
        PathStep.Key key => key.Name,
        PathStep.Index index => index.Position.ToString(),
        _ => "",
    };

    /// <summary>Sets the value at the path; maps and lists on the way are made where they are missing.</summary>
    public static Value Set(Value? here, ReadOnlySpan<PathStep> steps, Value value)
    {
        if (steps.Length == 0)
        {
            return value;
        }

        if (steps[0] is not PathStep.Index index)
        {
            var map = here as MapValue ?? MapValue.Empty;
            return map.With(NameOf(steps[0]), Set(map[NameOf(steps[0])], steps[1..], value));
        }

        List<Value> items = [.. here?.Items ?? []];
        var at = Math.Min(index.Position, items.Count);
        var item = Set(at < items.Count ? items[at] : null, steps[1..], value);
        if (at < items.Count)
        {
            items[at] = item;
        }
        else
        {
            items.Add(item);
        }

        return new ListValue(items);
    }

    public static Value Remove(Value here, ReadOnlySpan<PathStep> steps)
    {
        if (Child(here, steps[0]) is not { } child)
        {
            return here;
        }

        if (steps.Length > 1)
        {
            return Set(here, [steps[0]], Remove(child, steps[1..]));
        }

        if (here is MapValue map)
        {
            return map.Without(NameOf(steps[0]));
        }

        List<Value> items = [.. here.Items];
        items.RemoveAt(((PathStep.Index)steps[0]).Position);
        return new ListValue(items);
    }

    public static Value Insert(Value here, ReadOnlySpan<PathStep> steps, Value value)
    {
        if (steps.Length > 1)
        {
            return Set(here, [steps[0]], Insert(Child(here, steps[0]) ?? Value.Null, steps[1..], value));
        }

        List<Value> items = [.. here.Items];
        items.Insert(Math.Min(((PathStep.Index)steps[0]).Position, items.Count), value);
        return new ListValue(items);
    }
}
