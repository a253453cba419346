using System.Buffers;
using System.Text;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>
/// Writes the events of one watch in the form that its client wants. They are gathered and sent together by <see cref="FlushAsync"/>, or when
/// there are many of them; a client that does not take them in time is dropped.
/// </summary>
internal sealed class WatchLines(HttpContext context, ServedResource resource, Representation form, TableWriter tables, TimeProvider time)
{
    private const long Much = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    // Read at once: after the first line a request can no longer be refused.
    private readonly string _include = form.IsTable ? TableWriter.IncludeOf(context.Request.Query) : "";
    private bool _columnsTold;
    private long _gathered;

    public ValueTask ObjectAsync(string type, Revision found) =>
        LineAsync(type, form.IsWhole ? Versions.BytesOf(found, resource) : ValueWriter.ToUtf8(Formed(Versions.Of(found, resource))));

    public ValueTask BookmarkAsync(long version, bool isInitialEnd)
    {
        var metadata = MapValue.Of(
            ("resourceVersion", version.ToString()), ("annotations", isInitialEnd ? MapValue.Of(("k8s.io/initial-events-end", "true")) : null));
        var bookmark = MapValue.Of(("kind", resource.Type.Kind), ("apiVersion", resource.Type.ApiVersion), ("metadata", metadata));
        return LineAsync("BOOKMARK", ValueWriter.ToUtf8(form.IsTable ? Table(MapValue.Of(("resourceVersion", version.ToString())), [bookmark]) : form.IsPartial ? TableWriter.Partial(bookmark, form.ApiVersion) : bookmark));
    }

    public ValueTask ErrorAsync(MapValue status) => LineAsync("ERROR", ValueWriter.ToUtf8(status));

    /// <exception cref="OperationCanceledException">The client is gone, or was dropped because it takes nothing any more.</exception>
    public async ValueTask FlushAsync()
    {
        _gathered = 0;
        var flushing = context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        if (flushing.IsCompletedSuccessfully)
        {
            return;
        }

        using var late = new CancellationTokenSource(Patience, time);
        await using var drop = late.Token.UnsafeRegister(_ => context.Abort(), null);
        await flushing;
    }

    private MapValue Formed(MapValue value) => form.IsTable
        ? Table(MapValue.Of(("resourceVersion", value.At("metadata", "resourceVersion"))), [value])
        : TableWriter.Partial(value, form.ApiVersion);

    private MapValue Table(MapValue metadata, IEnumerable<MapValue> rows)
    {
        var table = tables.Write(resource, metadata, rows, form.ApiVersion, _include, !_columnsTold);
        _columnsTold = true;
        return table;
    }

    private ValueTask LineAsync(string type, ReadOnlySpan<byte> body)
    {
        var response = context.Response.BodyWriter;
        response.Write("{\"type\":\""u8);
        Encoding.ASCII.GetBytes(type, response);
        response.Write("\",\"object\":"u8);
        response.Write(body);
        response.Write("}\n"u8);
        _gathered += body.Length;
        return _gathered < Much ? ValueTask.CompletedTask : FlushAsync();
    }
}
