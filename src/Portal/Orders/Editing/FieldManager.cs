using Portal.Schema.Values;

namespace Portal.Orders;

/// <summary>One entry of <c>metadata.managedFields</c> that is not of a subresource: who set which fields, and how (KEP-555).</summary>
/// <param name="Fields">In the FieldsV1 spelling.</param>
public sealed record FieldManager(string Name, string Operation, MapValue Fields)
{
    public bool IsPortal => Name == OrderAnnotations.ManagedBy;

    public static IReadOnlyList<FieldManager> Of(MapValue live) =>
        [.. (live.At("metadata", "managedFields")?.Items ?? [])
            .Where(entry => entry["subresource"] is null && entry["fieldsV1"] is MapValue)
            .Select(entry => new FieldManager(entry["manager"]?.Text ?? "", entry["operation"]?.Text ?? "", (MapValue)entry["fieldsV1"]!))];
}
