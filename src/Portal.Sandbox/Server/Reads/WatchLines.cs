using System.Text;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Writes the events of one watch in the form that its client wants.</summary>
internal sealed class WatchLines(HttpContext context, ServedResource resource, Representation form, TableWriter tables)
{
    private static readonly byte[] End = "}\n"u8.ToArray();
    private bool _columnsTold;

    public Task ObjectAsync(string type, Revision found) =>
        LineAsync(type, form.IsWhole ? Versions.BytesOf(found, resource) : ValueWriter.ToUtf8(Formed(Versions.Of(found, resource))));

    public Task BookmarkAsync(long version, bool isInitialEnd)
    {
        var metadata = MapValue.Of(
            ("resourceVersion", version.ToString()), ("annotations", isInitialEnd ? MapValue.Of(("k8s.io/initial-events-end", "true")) : null));
        var bookmark = MapValue.Of(("kind", resource.Type.Kind), ("apiVersion", resource.Type.ApiVersion), ("metadata", metadata));
        return LineAsync("BOOKMARK", ValueWriter.ToUtf8(form.IsTable ? Table(MapValue.Of(("resourceVersion", version.ToString())), [bookmark]) : form.IsPartial ? TableWriter.Partial(bookmark, form.ApiVersion) : bookmark));
    }

    public Task ErrorAsync(MapValue status) => LineAsync("ERROR", ValueWriter.ToUtf8(status));

    public Task FlushAsync() => context.Response.Body.FlushAsync(context.RequestAborted);

    private MapValue Formed(MapValue value) => form.IsTable
        ? Table(MapValue.Of(("resourceVersion", value.At("metadata", "resourceVersion"))), [value])
        : TableWriter.Partial(value, form.ApiVersion);

    private MapValue Table(MapValue metadata, IEnumerable<MapValue> rows)
    {
        var table = tables.Write(resource, metadata, rows, form.ApiVersion, TableWriter.IncludeOf(context.Request.Query), !_columnsTold);
        _columnsTold = true;
        return table;
    }

    private async Task LineAsync(string type, byte[] body)
    {
        var response = context.Response.Body;
        await response.WriteAsync(Encoding.ASCII.GetBytes($"{{\"type\":\"{type}\",\"object\":"), context.RequestAborted);
        await response.WriteAsync(body, context.RequestAborted);
        await response.WriteAsync(End, context.RequestAborted);
    }
}
