using Portal.Sandbox.Crossplane.Paths;
using Portal.Schema.Values;

namespace Portal.Sandbox.Crossplane.Composing;

/// <summary>How a patch treats what is missing where it reads, and what is there already where it writes.</summary>
internal sealed record PatchPolicy(bool Required, bool Merges, bool KeepsExisting, bool AppendsLists)
{
    public static PatchPolicy Of(Value? policy)
    {
        var required = policy?["fromFieldPath"]?.Text == "Required";
        return policy?["mergeOptions"] is { } legacy
            ? new(required, true, legacy["keepMapValues"] is BoolValue { Flag: true }, legacy["appendSlice"] is BoolValue { Flag: true })
            : policy?["toFieldPath"]?.Text switch
            {
                "MergeObjects" or "MergeObject" => new(required, true, true, false),
                "MergeObjectsAppendArrays" => new(required, true, true, true),
                "ForceMergeObjects" => new(required, true, false, false),
                "ForceMergeObjectsAppendArrays" or "AppendArray" => new(required, true, false, true),
                null or "Replace" => new(required, false, false, false),
                var other => throw new TransformException($"invalid patch policy {other}"),
            };
    }

    public MapValue Write(MapValue target, ObjectPath path, Value value)
    {
        if (!Merges)
        {
            return PathWriter.Set(target, path, value);
        }

        var there = PathReader.Find(target, path.ToString());
        return PathWriter.Set(target, path, there is null ? value : Merge(there, value));
    }

    private Value Merge(Value there, Value value) => (there, value) switch
    {
        (MapValue old, MapValue added) => added.Aggregate(old, (map, pair) =>
            map.With(pair.Key, map[pair.Key] is { } existing ? Merge(existing, pair.Value) : pair.Value)),
        (ListValue old, ListValue added) when AppendsLists => new ListValue([.. old.Elements, .. added.Elements.Where(item => !old.Elements.Contains(item))]),
        _ => KeepsExisting ? there : value,
    };
}
