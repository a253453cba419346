using System.Buffers;
using System.Text;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Answers objects and lists in the form that the request wants. In their own form they are the bytes of the store.</summary>
internal sealed class ObjectAnswer(TableWriter tables)
{
    public Task OneAsync(HttpContext context, int code, ServedResource resource, MapValue value, IReadOnlyList<string>? warnings) =>
        OneAsync(context, code, resource, value, () => ValueWriter.ToUtf8(value), warnings);

    public Task OneAsync(HttpContext context, ServedResource resource, Revision found) =>
        OneAsync(context, 200, resource, Versions.Of(found, resource), () => Versions.BytesOf(found, resource), WarningsOf(resource));

    public Task ListAsync(HttpContext context, ServedResource resource, ListPage page)
    {
        var form = Representation.Of(context.Request);
        var body = form switch
        {
            { IsTable: true } => ValueWriter.ToUtf8(tables.Write(
                resource, page.Metadata(), page.Items.Select(item => Versions.Of(item, resource)), form.ApiVersion, TableWriter.IncludeOf(context.Request.Query))),
            { As: "PartialObjectMetadataList" } => ValueWriter.ToUtf8(MapValue.Of(
                ("kind", form.As), ("apiVersion", form.ApiVersion), ("metadata", page.Metadata()),
                ("items", new ListValue([.. page.Items.Select(item => (Value)TableWriter.Partial(item.Value, form.ApiVersion))])))),
            { IsPartial: true } => throw Refuse.NotAcceptable($"you requested PartialObjectMetadata, but the requested object is a list ({(resource.IsCustom ? "*unstructured.UnstructuredList" : $"*v1.{resource.Type.ListKind}")})"),
            _ => Whole(resource, page),
        };
        context.Response.ContentType = form.MediaType;
        return Answer.BytesAsync(context, 200, body, WarningsOf(resource));
    }

    private Task OneAsync(HttpContext context, int code, ServedResource resource, MapValue value, Func<byte[]> whole, IReadOnlyList<string>? warnings)
    {
        var form = Representation.Of(context.Request);
        var body = form switch
        {
            { IsTable: true } => ValueWriter.ToUtf8(tables.Write(
                resource, MapValue.Of(("resourceVersion", value.At("metadata", "resourceVersion"))), [value], form.ApiVersion, TableWriter.IncludeOf(context.Request.Query))),
            { As: "PartialObjectMetadataList" } => throw Refuse.Unexplained("content is not a list"),
            { IsPartial: true } => ValueWriter.ToUtf8(TableWriter.Partial(value, form.ApiVersion)),
            _ => whole(),
        };
        context.Response.ContentType = form.MediaType;
        return Answer.BytesAsync(context, code, body, warnings);
    }

    /// <summary>Items of built-in lists have no kind and apiVersion of their own; every object begins with them, so they are cut off.</summary>
    private static byte[] Whole(ServedResource resource, ListPage page)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        var head = $"{{\"kind\":\"{resource.Type.ListKind}\",\"apiVersion\":\"{resource.Type.ApiVersion}\",\"metadata\":{ValueWriter.ToJson(page.Metadata(resource.IsCustom))},\"items\":[";
        buffer.Write(Encoding.UTF8.GetBytes(head));
        var prefix = resource.IsCustom ? [] : Encoding.UTF8.GetBytes($"{{\"kind\":\"{resource.Type.Kind}\",\"apiVersion\":\"{resource.Type.ApiVersion}\",");
        for (var i = 0; i < page.Items.Count; i++)
        {
            buffer.Write(i == 0 ? [] : ","u8);
            ReadOnlySpan<byte> bytes = Versions.BytesOf(page.Items[i], resource);
            var isCut = prefix.Length > 0 && bytes.StartsWith(prefix);
            buffer.Write(isCut ? "{"u8 : []);
            buffer.Write(isCut ? bytes[prefix.Length..] : bytes);
        }

        buffer.Write("]}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static string[]? WarningsOf(ServedResource resource) => resource.Warning is null ? null : [resource.Warning];
}
