using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Writes objects as Tables (meta.k8s.io Table), the form in which kubectl get asks for them.</summary>
internal sealed class TableWriter(TimeProvider time)
{
    public static string IncludeOf(IQueryCollection query) => query["includeObject"].ToString() switch
    {
        "" => "Metadata",
        "None" or "Metadata" or "Object" => query["includeObject"].ToString(),
        var other => throw Refuse.BadRequest($"Unable to convert to Table as requested: includeObject: Invalid value: \"{other}\": must be 'Metadata', 'Object', 'None', or empty"),
    };

    /// <param name="withColumns">Whether the definitions of the columns are told; a watch tells them once.</param>
    public MapValue Write(ServedResource resource, MapValue metadata, IEnumerable<MapValue> items, string apiVersion, string include, bool withColumns = true)
    {
        var columns = resource.IsCustom ? CustomColumns.Of(resource) : BuiltInColumns.Of(resource.Type);
        var now = time.GetUtcNow();
        var rows = items.Select(item => (Value)MapValue.Of(
            ("cells", new ListValue([.. columns.Select(column => column.Cell(item, now))])), ("object", Included(item, include, apiVersion))));
        return MapValue.Of(
            ("kind", "Table"), ("apiVersion", apiVersion), ("metadata", metadata),
            ("columnDefinitions", withColumns ? new ListValue([.. columns.Select(column => (Value)column.Definition)]) : Value.Null),
            ("rows", new ListValue([.. rows])));
    }

    public static MapValue Partial(MapValue item, string apiVersion) =>
        MapValue.Of(("kind", "PartialObjectMetadata"), ("apiVersion", apiVersion), ("metadata", item["metadata"] ?? MapValue.Empty));

    private static Value Included(MapValue item, string include, string apiVersion) => include switch
    {
        "None" => Value.Null,
        "Object" => item,
        _ => Partial(item, apiVersion),
    };
}
