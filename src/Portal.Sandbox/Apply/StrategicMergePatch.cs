using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>Strategic merge patch of built-in kinds: lists of maps merge by their key, <c>$patch</c> replaces or deletes, null removes.</summary>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";

    public static PatchResult Apply(MapValue target, MapValue patch)
    {
        try
        {
            return new(Map(target, patch, BuiltInShape.Root), null);
        }
        catch (FormatException wrong)
        {
            return new(null, wrong.Message);
        }
    }

    private static MapValue Map(MapValue target, MapValue patch, FieldShape shape)
    {
        switch (patch[Directive]?.Text)
        {
            case null or "merge":
                break;
            case "replace":
                return Plain(patch);
            case "delete":
                return MapValue.Empty;
            default:
                throw Unknown(patch);
        }

        foreach (var (key, change) in patch.Pairs.Where(pair => !pair.Key.StartsWith('$')))
        {
            target = change switch
            {
                NullValue => target.Without(key),
                MapValue map => target.With(key, Map(target[key] as MapValue ?? MapValue.Empty, map, shape.Member(key))),
                ListValue list => target.With(key, List(target[key] as ListValue ?? ListValue.Empty, list, shape.Member(key))),
                _ => target.With(key, change),
            };
        }

        return Lessened(target, patch);
    }

    private static MapValue Lessened(MapValue target, MapValue patch)
    {
        foreach (var (key, values) in patch.Pairs)
        {
            const string Prefix = "$deleteFromPrimitiveList/";
            if (key.StartsWith(Prefix, StringComparison.Ordinal) && target[key[Prefix.Length..]] is ListValue list)
            {
                target = target.With(key[Prefix.Length..], new ListValue([.. list.Elements.Where(item => !values.Items.Contains(item))]));
            }

            if (key == "$retainKeys")
            {
                var kept = values.Items.Select(item => item.Text).ToHashSet();
                target = new(target.Pairs.Where(pair => kept.Contains(pair.Key)));
            }
        }

        return target;
    }

    private static ListValue List(ListValue target, ListValue patch, FieldShape shape)
    {
        if (patch.Elements.Any(item => item[Directive]?.Text == "replace"))
        {
            return new([.. patch.Elements.Where(item => item[Directive] is null)]);
        }

        if (shape.IsSet)
        {
            return Ordered(target.Elements, [.. target.Elements.Where(item => !patch.Elements.Contains(item))], patch.Elements);
        }

        return shape.Keys.Count == 0 ? patch : Keyed(target, patch, shape);
    }

    /// <summary>Strategic merge knows one key a list (the first): ports merge by their number alone. New items go first.</summary>
    private static ListValue Keyed(ListValue target, ListValue patch, FieldShape shape)
    {
        var key = shape.Keys[0];
        var items = target.Elements.ToList();
        var asked = new List<Value>();
        foreach (var change in patch.Elements)
        {
            var at = items.FindIndex(item => item[key] is { } mine && mine.Equals(change[key]));
            var directive = change[Directive]?.Text;
            if (directive is not (null or "merge" or "delete"))
            {
                throw Unknown(change);
            }

            if (directive == "delete")
            {
                items.RemoveAll(item => item[key] is { } mine && mine.Equals(change[key]));
            }
            else if (at < 0)
            {
                asked.Add(change is MapValue map ? Plain(map) : change);
            }
            else
            {
                var merged = Map((MapValue)items[at], (MapValue)change, shape.Item);
                asked.Add(merged);
                items[at] = merged;
            }
        }

        return Ordered(items, [.. items.Where(item => !asked.Exists(other => ReferenceEquals(other, item)))], asked);
    }

    /// <summary>The patch's items in its order; those that only the object has go before the first that stood behind them.</summary>
    private static ListValue Ordered(IReadOnlyList<Value> before, List<Value> others, IReadOnlyList<Value> asked)
    {
        var places = before.ToList();
        var result = new List<Value>();
        var next = 0;
        foreach (var item in asked)
        {
            var place = places.IndexOf(item);
            while (place >= 0 && next < others.Count && places.IndexOf(others[next]) < place)
            {
                result.Add(others[next++]);
            }

            result.Add(item);
        }

        return new([.. result, .. others.Skip(next)]);
    }

    private static MapValue Plain(MapValue map) => new(map.Pairs.Where(pair => !pair.Key.StartsWith('$')));

    private static FormatException Unknown(Value patch) => new(
        $"unknown patch type: {patch[Directive]?.Text} in map: map[{string.Join(' ', patch.Members.Select(pair => $"{pair.Key}:{pair.Value.Text ?? ValueWriter.ToJson(pair.Value)}"))}]");
}
