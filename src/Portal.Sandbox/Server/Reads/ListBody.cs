using System.Buffers;
using System.Text;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Writes a list of whole objects: the bytes of the store one after the other, sent on as they gather.</summary>
internal static class ListBody
{
    private const int Much = 64 * 1024;

    public static async Task WriteAsync(HttpContext context, ServedResource resource, ListPage page, IReadOnlyList<string>? warnings)
    {
        Answer.Begin(context, 200, warnings);
        var body = context.Response.BodyWriter;
        var head = $"{{\"kind\":\"{resource.Type.ListKind}\",\"apiVersion\":\"{resource.Type.ApiVersion}\",\"metadata\":{ValueWriter.ToJson(page.Metadata(resource.IsCustom))},\"items\":[";
        Encoding.UTF8.GetBytes(head, body);
        var prefix = resource.IsCustom ? [] : Encoding.UTF8.GetBytes($"{{\"kind\":\"{resource.Type.Kind}\",\"apiVersion\":\"{resource.Type.ApiVersion}\",");
        var gathered = 0;
        for (var i = 0; i < page.Items.Count; i++)
        {
            body.Write(i == 0 ? [] : ","u8);
            var bytes = Versions.BytesOf(page.Items[i], resource);
            Write(body, bytes, prefix);
            gathered += bytes.Length;
            if (gathered >= Much)
            {
                gathered = 0;
                await body.FlushAsync(context.RequestAborted);
            }
        }

        body.Write("]}"u8);
        await body.FlushAsync(context.RequestAborted);
    }

    /// <summary>Items of built-in lists have no kind and apiVersion of their own; every object begins with them, so they are cut off.</summary>
    private static void Write(IBufferWriter<byte> body, ReadOnlySpan<byte> bytes, byte[] prefix)
    {
        var isCut = prefix.Length > 0 && bytes.StartsWith(prefix);
        body.Write(isCut ? "{"u8 : []);
        body.Write(isCut ? bytes[prefix.Length..] : bytes);
    }
}
