using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>From values to sets of fields.</summary>
internal static class FieldWalk
{
    private static readonly string[] NeverOwned = ["apiVersion", "kind"];

    /// <summary>The fields that an applied object names: its leaves, and its keyed list items themselves.</summary>
    public static FieldSet Applied(MapValue value, FieldShape shape) => FieldSet.Of(false, Members(value, shape)
        .Select(member => KeyValuePair.Create(member.Key, member.Key == "f:metadata" ? Metadata(member.Value) : member.Value)));

    private static IEnumerable<KeyValuePair<string, FieldSet>> Members(MapValue map, FieldShape shape) =>
        map.Pairs.Where(pair => !(shape is BuiltInShape { Name: "", Parent: "" } or SchemaShape { IsRoot: true } && NeverOwned.Contains(pair.Key)))
            .Select(pair => KeyValuePair.Create(PathElement.Field(pair.Key), Of(pair.Value, shape.Member(pair.Key), isItem: false)));

    /// <summary>What nobody owns in metadata: the name and what the server sets.</summary>
    public static FieldSet Metadata(FieldSet set) =>
        FieldSet.Of(false, set.Children.Where(child => child.Key is "f:labels" or "f:annotations" or "f:finalizers" or "f:ownerReferences" or "f:generateName"));

    /// <summary>What of a whole object can have an owner.</summary>
    public static FieldSet Owned(MapValue value, FieldShape shape) => WithoutIdentity(Changes(MapValue.Empty, value.Without("metadata", "managedFields"), shape).Set);

    /// <summary>Nobody owns what kind of object it is, and what metadata says of its identity.</summary>
    public static FieldSet WithoutIdentity(FieldSet set) => FieldSet.Of(false, set.Children.Where(child => child.Key is not ("f:apiVersion" or "f:kind"))
        .Select(child => KeyValuePair.Create(child.Key, child.Key == "f:metadata" ? Metadata(child.Value) : child.Value)));

    private static FieldSet Of(Value value, FieldShape shape, bool isItem) => value switch
    {
        MapValue { Count: > 0 } map when !shape.IsAtomic(list: false) => FieldSet.Of(isItem, Members(map, shape)),
        ListValue { Elements.Count: > 0 } list when !shape.IsAtomic(list: true) => FieldSet.Of(isItem, list.Elements
            .Select(item => KeyValuePair.Create(PathElement.OfItem(item, shape), shape.Keys.Count > 0 ? Of(item, shape.Item, isItem: true) : FieldSet.Leaf))
            .DistinctBy(pair => pair.Key)),
        _ => FieldSet.Leaf,
    };

    /// <summary>What an update touched: what it set, added or changed, and what it took away.</summary>
    public static (FieldSet Set, FieldSet Gone) Changes(Value? before, Value? after, FieldShape shape)
    {
        if (before is null || after is null || before.GetType() != after.GetType() || IsLeaf(after, shape) || IsLeaf(before, shape))
        {
            return Replaced(before, after, shape);
        }

        var (old, now) = (Parts(before, shape), Parts(after, shape));
        var set = new List<KeyValuePair<string, FieldSet>>();
        var gone = new List<KeyValuePair<string, FieldSet>>();
        foreach (var element in old.Keys.Union(now.Keys))
        {
            var part = now.TryGetValue(element, out var newer) ? newer : old[element];
            var (added, removed) = Changes(old.GetValueOrDefault(element).Value, newer.Value, part.Shape);
            set.Add(new(element, added));
            gone.Add(new(element, removed));
        }

        return (FieldSet.Of(false, set), FieldSet.Of(false, gone));
    }

    private static (FieldSet Set, FieldSet Gone) Replaced(Value? before, Value? after, FieldShape shape)
    {
        if (before is not null && before.Equals(after))
        {
            return (FieldSet.Empty, FieldSet.Empty);
        }

        var gone = before is null || after is not null && IsLeaf(after, shape) ? FieldSet.Empty : Whole(before, shape);
        return (after is null ? FieldSet.Empty : Whole(after, shape), gone);
    }

    /// <summary>Every place of a value, maps and lists themselves too, as updates own them.</summary>
    private static FieldSet Whole(Value value, FieldShape shape) => IsLeaf(value, shape)
        ? FieldSet.Leaf
        : FieldSet.Of(true, Parts(value, shape).Select(part => KeyValuePair.Create(part.Key, Whole(part.Value.Value!, part.Value.Shape))));

    private static bool IsLeaf(Value value, FieldShape shape) => value switch
    {
        MapValue map => map.Count == 0 || shape.IsAtomic(list: false),
        ListValue list => list.Elements.Count == 0 || shape.IsAtomic(list: true),
        _ => true,
    };

    private static Dictionary<string, (Value? Value, FieldShape Shape)> Parts(Value value, FieldShape shape) => value is ListValue list
        ? list.Elements.DistinctBy(item => PathElement.OfItem(item, shape)).ToDictionary(item => PathElement.OfItem(item, shape), item => ((Value?)item, shape.Item), StringComparer.Ordinal)
        : value.Members.ToDictionary(pair => PathElement.Field(pair.Key), pair => ((Value?)pair.Value, shape.Member(pair.Key)), StringComparer.Ordinal);
}
