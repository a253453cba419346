using Portal.Schema.Values;

namespace Portal.Platform;

/// <summary>One resource template of the built-in mode as function-patch-and-transform reads it.</summary>
internal static class TemplateForm
{
    public static MapValue Of(MapValue template, int at)
    {
        var made = WithPatches(template.Has("name") ? template : MapValue.Of(("name", $"resource-{at}")).WithAll(template));
        return made["connectionDetails"] is ListValue details
            ? made.With("connectionDetails", new ListValue([.. details.Elements.OfType<MapValue>().Select(Detail)]))
            : made;
    }

    public static MapValue WithPatches(MapValue holder) => holder["patches"] is ListValue patches ? holder.With("patches", Patches(patches)) : holder;

    public static ListValue Patches(ListValue patches) => new([.. patches.Elements.OfType<MapValue>().Select(Patch)]);

    private static MapValue Patch(MapValue patch)
    {
        if (patch["policy"] is MapValue policy && policy["mergeOptions"] is MapValue merge)
        {
            patch = patch.With("policy", policy.Without("mergeOptions").With("toFieldPath", MergePolicy(merge)));
        }

        return patch["transforms"] is ListValue transforms
            ? patch.With("transforms", new ListValue([.. transforms.Elements.OfType<MapValue>().Select(Transform)]))
            : patch;
    }

    /// <summary>The function names the ways to merge; the built-in mode had two switches (function-patch-and-transform's <c>ToFieldPathPolicy</c>).</summary>
    private static string MergePolicy(MapValue merge)
    {
        var keeps = merge["keepMapValues"] is BoolValue { Flag: true };
        var appends = merge["appendSlice"] is BoolValue { Flag: true };
        return (keeps, appends) switch
        {
            (true, true) => "MergeObjectsAppendArrays",
            (true, false) => "MergeObjects",
            (false, true) => "ForceMergeObjectsAppendArrays",
            _ => "ForceMergeObjects",
        };
    }

    private static MapValue Transform(MapValue transform)
    {
        if (transform["string"] is MapValue text && !text.Has("type"))
        {
            transform = transform.With("string", text.With("type", "Format"));
        }

        return transform["math"] is MapValue math && !math.Has("type") ? transform.With("math", math.With("type", "Multiply")) : transform;
    }

    private static MapValue Detail(MapValue detail)
    {
        var type = detail["type"]?.Text ?? (detail.Has("fromFieldPath") ? "FromFieldPath" : detail.Has("value") ? "FromValue" : "FromConnectionSecretKey");
        var name = detail["name"]?.Text ?? detail["fromConnectionSecretKey"]?.Text ?? "";
        return MapValue.Of(("name", name), ("type", type)).WithAll(detail.Without("name").Without("type"));
    }

    private static MapValue WithAll(this MapValue map, MapValue more) => more.Pairs.Aggregate(map, (made, pair) => made.With(pair.Key, pair.Value));
}
