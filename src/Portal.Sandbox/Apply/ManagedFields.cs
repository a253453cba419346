using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>Tracks who owns what through creates and updates: what a write sets is its manager's and nobody else's, what it takes away is nobody's.</summary>
internal static class ManagedFields
{
    public static MapValue Update(MapValue? before, MapValue after, string manager, string time, string? subresource, FieldShape shape)
    {
        var known = before is null ? [] : ManagedEntry.Read(after);
        if (before is not null && known.Count == 0)
        {
            // What nobody tracks stays so until the first apply.
            return after.Without("metadata", "managedFields");
        }

        var (set, gone) = FieldWalk.Changes(before is null ? MapValue.Empty : Content(before), Content(after), shape);
        set = FieldWalk.WithoutIdentity(set);
        var apiVersion = after["apiVersion"]?.Text ?? "";
        var taken = set.Union(gone);
        var others = known.Where(entry => !entry.IsOf(manager, "Update", subresource)).Select(entry => entry with { Fields = entry.Fields.Except(taken) });
        var mine = known.FirstOrDefault(entry => entry.IsOf(manager, "Update", subresource));
        var fields = (mine?.Fields ?? FieldSet.Empty).Except(gone).Union(set);
        var stamp = subresource == "scale" ? "" : mine is not null && fields.SameAs(mine.Fields) && set.IsEmpty ? mine.Time : time;
        return ManagedEntry.Write(after, [.. others, new(manager, "Update", apiVersion, stamp, subresource, fields)]);
    }

    private static MapValue Content(MapValue value) => value.Without("metadata", "managedFields");
}
