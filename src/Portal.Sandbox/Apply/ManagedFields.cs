using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>Tracks who owns what through creates and updates: what a write sets is its manager's and nobody else's, what it takes away is nobody's.</summary>
internal static class ManagedFields
{
    public static MapValue Update(MapValue? before, MapValue after, string manager, string time, string? subresource, FieldShape shape)
    {
        var known = before is null ? [] : ManagedEntry.Read(before);
        var (set, gone) = FieldWalk.Changes(before is null ? MapValue.Empty : Content(before), Content(after), shape);
        set = Owned(set);
        var apiVersion = after["apiVersion"]?.Text ?? "";
        var taken = set.Union(gone);
        var others = known.Where(entry => !entry.IsOf(manager, "Update", subresource)).Select(entry => entry with { Fields = entry.Fields.Except(taken) });
        var mine = known.FirstOrDefault(entry => entry.IsOf(manager, "Update", subresource));
        var fields = (mine?.Fields ?? FieldSet.Empty).Except(gone).Union(set);
        var stamp = subresource == "scale" ? "" : mine is not null && fields.SameAs(mine.Fields) && set.IsEmpty ? mine.Time : time;
        return ManagedEntry.Write(after, [.. others, new(manager, "Update", apiVersion, stamp, subresource, fields)]);
    }

    private static FieldSet Owned(FieldSet set) => FieldSet.Of(false, set.Children.Where(child => child.Key is not ("f:apiVersion" or "f:kind"))
        .Select(child => KeyValuePair.Create(child.Key, child.Key == "f:metadata" ? FieldWalk.Metadata(child.Value) : child.Value)));

    private static MapValue Content(MapValue value) => value.Without("metadata", "managedFields");
}
