using Portal.Schema.Values;

namespace Portal.Sandbox.Apply;

/// <summary>
/// Server-side apply (KEP-555): the applied object says what its manager wants to own. What another manager owns with another value is a
/// conflict unless forced; what the manager owned and no longer names goes, if nobody else owns it.
/// </summary>
internal static class ServerSideApply
{
    public static ApplyResult Apply(MapValue? live, MapValue applied, string manager, bool force, string time, string? subresource, FieldShape shape)
    {
        var entries = live is null ? [] : Tracked(live, shape);
        var wanted = FieldWalk.Applied(applied, shape);
        var mine = entries.FirstOrDefault(entry => entry.IsOf(manager, "Apply", subresource));
        var others = entries.Where(entry => entry != mine).ToList();
        var merged = live is null ? applied : (MapValue)Merge.Apply(live, applied, shape);
        var changed = live is null ? FieldSet.Empty : FieldWalk.Changes(live.Without("metadata", "managedFields"), merged.Without("metadata", "managedFields"), shape).Set.Intersect(wanted);
        var conflicts = others.Select(entry => (Owner: entry.Display, Fields: (IReadOnlyList<string>)[.. entry.Fields.Intersect(changed).Paths()]))
            .Where(conflict => conflict.Fields.Count > 0).ToList();
        if (conflicts.Count > 0 && !force)
        {
            return new(null, conflicts);
        }

        var left = others.Select(entry => entry with { Fields = entry.Fields.Except(changed) }).ToList();
        var owned = left.Aggregate(wanted, (all, entry) => all.Union(entry.Fields));
        var gone = (mine?.Fields ?? FieldSet.Empty).Except(owned);
        merged = (MapValue)Removal.Apply(merged, gone, owned, shape);
        var same = live is not null && merged.Without("metadata", "managedFields").Equals(live.Without("metadata", "managedFields"));
        var entry = new ManagedEntry(manager, "Apply", applied["apiVersion"]?.Text ?? "", same ? mine?.Time ?? "" : time, subresource, wanted);
        return new(ManagedEntry.Write(merged, [.. left, entry]), []);
    }

    /// <summary>The owners of an object; one that nobody tracked belongs to a manager of that name.</summary>
    private static IReadOnlyList<ManagedEntry> Tracked(MapValue live, FieldShape shape)
    {
        var known = ManagedEntry.Read(live);
        return known.Count > 0
            ? known
            : [new("before-first-apply", "Update", live["apiVersion"]?.Text ?? "", "", null, FieldWalk.Owned(live, shape))];
    }
}
