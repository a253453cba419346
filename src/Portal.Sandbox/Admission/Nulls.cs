using Portal.Schema.Values;

namespace Portal.Sandbox.Admission;

/// <summary>Server-side apply keeps the nulls that a plain write drops, so that they meet validation.</summary>
internal static class Nulls
{
    public static MapValue Restore(MapValue before, MapValue pruned)
    {
        foreach (var (key, value) in before.Pairs)
        {
            pruned = (value, pruned[key]) switch
            {
                (NullValue, null) => pruned.With(key, Value.Null),
                (MapValue old, MapValue now) => pruned.With(key, Restore(old, now)),
                _ => pruned,
            };
        }

        return pruned;
    }
}
