using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>
/// The JSON patch that moves what a create set as <c>portal</c> to apply, as client-go's csaupgrade does it: the two entries of managedFields become
/// one, over the loaded version and no other.
/// </summary>
internal static class OwnershipMove
{
    /// <summary>Null where there is nothing to move.</summary>
    public static Value? Of(MapValue live)
    {
        var entries = live.At("metadata", "managedFields")?.Items ?? [];
        var mine = entries.Where(IsMine).ToList();
        if (!mine.Any(entry => entry["operation"]?.Text == "Update"))
        {
            return null;
        }

        var fields = mine.Select(entry => entry["fieldsV1"] as MapValue ?? MapValue.Empty).Aggregate(OwnedFields.Union);
        var moved = ((MapValue)mine[0]).With("operation", "Apply").With("fieldsV1", fields);
        return new ListValue([
            Replace("/metadata/managedFields", new ListValue([.. entries.Where(entry => !IsMine(entry)), moved])),
            Replace("/metadata/resourceVersion", live.At("metadata", "resourceVersion") ?? Value.Null),
        ]);
    }

    private static bool IsMine(Value entry) => entry["manager"]?.Text == OrderAnnotations.ManagedBy && entry["subresource"] is null;

    private static MapValue Replace(string path, Value value) => MapValue.Of(("op", "replace"), ("path", path), ("value", value));
}
