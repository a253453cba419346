using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>Takes a set of fields out of a value; maps and list items that somebody still owns something in stay.</summary>
internal static class Removal
{
    public static Value Apply(Value value, FieldSet gone, FieldSet owned, FieldShape shape)
    {
        if (gone.IsEmpty)
        {
            return value;
        }

        return value switch
        {
            MapValue map => new MapValue(map.Pairs.Select(pair => Kept(pair, gone, owned, shape)).OfType<KeyValuePair<string, Value>>()),
            ListValue list => new ListValue([.. list.Elements.Select(item => KeptItem(item, gone, owned, shape)).OfType<Value>()]),
            _ => value,
        };
    }

    private static KeyValuePair<string, Value>? Kept(KeyValuePair<string, Value> pair, FieldSet gone, FieldSet owned, FieldShape shape)
    {
        var element = PathElement.Field(pair.Key);
        var (lost, still) = (gone.Child(element), owned.Child(element));
        if (lost.IsEmpty)
        {
            return pair;
        }

        if (still.IsEmpty && lost.IsMember)
        {
            return null;
        }

        var below = Apply(pair.Value, lost, still, shape.Member(pair.Key));
        return still.IsEmpty && below is MapValue { Count: 0 } or ListValue { Elements.Count: 0 } && still.IsEmpty ? null : new(pair.Key, below);
    }

    private static Value? KeptItem(Value item, FieldSet gone, FieldSet owned, FieldShape shape)
    {
        var element = PathElement.OfItem(item, shape);
        var (lost, still) = (gone.Child(element), owned.Child(element));
        if (lost.IsEmpty)
        {
            return item;
        }

        return still.IsEmpty && lost.IsMember ? null : Apply(item, lost, still, shape.Item);
    }
}
