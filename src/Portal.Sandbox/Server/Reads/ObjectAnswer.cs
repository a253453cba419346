using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Answers objects and lists in the form that the request wants. In their own form they are the bytes of the store.</summary>
internal sealed class ObjectAnswer(TableWriter tables)
{
    public Task OneAsync(HttpContext context, int code, ServedResource resource, MapValue value, IReadOnlyList<string>? warnings) =>
        OneAsync(context, code, resource, () => value, () => ValueWriter.ToUtf8(value), warnings);

    public Task OneAsync(HttpContext context, ServedResource resource, Revision found) =>
        OneAsync(context, 200, resource, () => Versions.Of(found, resource), () => Versions.BytesOf(found, resource), WarningsOf(resource));

    public Task ListAsync(HttpContext context, ServedResource resource, ListPage page)
    {
        var form = Representation.Of(context.Request);
        context.Response.ContentType = form.MediaType;
        if (form.IsWhole)
        {
            return ListBody.WriteAsync(context, resource, page, WarningsOf(resource));
        }

        var body = form switch
        {
            { IsTable: true } => ValueWriter.ToUtf8(tables.Write(
                resource, page.Metadata(), page.Items.Select(item => Versions.Of(item, resource)), form.ApiVersion, TableWriter.IncludeOf(context.Request.Query))),
            { As: "PartialObjectMetadataList" } => ValueWriter.ToUtf8(MapValue.Of(
                ("kind", form.As), ("apiVersion", form.ApiVersion), ("metadata", page.Metadata()),
                ("items", new ListValue([.. page.Items.Select(item => (Value)TableWriter.Partial(item.Value, form.ApiVersion))])))),
            _ => throw Refuse.NotAcceptable($"you requested PartialObjectMetadata, but the requested object is a list ({(resource.IsCustom ? "*unstructured.UnstructuredList" : $"*v1.{resource.Type.ListKind}")})"),
        };
        return Answer.BytesAsync(context, 200, body, WarningsOf(resource));
    }

    private Task OneAsync(HttpContext context, int code, ServedResource resource, Func<MapValue> read, Func<byte[]> whole, IReadOnlyList<string>? warnings)
    {
        var form = Representation.Of(context.Request);
        var body = form switch
        {
            { IsTable: true } => ValueWriter.ToUtf8(Table(context, resource, read(), form)),
            { As: "PartialObjectMetadataList" } => throw Refuse.Unexplained("content is not a list"),
            { IsPartial: true } => ValueWriter.ToUtf8(TableWriter.Partial(read(), form.ApiVersion)),
            _ => whole(),
        };
        context.Response.ContentType = form.MediaType;
        return Answer.BytesAsync(context, code, body, warnings);
    }

    private MapValue Table(HttpContext context, ServedResource resource, MapValue value, Representation form) => tables.Write(
        resource, MapValue.Of(("resourceVersion", value.At("metadata", "resourceVersion"))), [value], form.ApiVersion, TableWriter.IncludeOf(context.Request.Query));

    private static string[]? WarningsOf(ServedResource resource) => resource.Warning is null ? null : [resource.Warning];
}
