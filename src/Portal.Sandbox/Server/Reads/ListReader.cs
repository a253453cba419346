using System.Buffers;
using System.Text;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Lists of objects, whole or in pages at one version of the store. The objects' bytes are those of the store.</summary>
internal sealed class ListReader(ObjectStore store)
{
    /// <param name="filter">What the selectors let through.</param>
    public byte[] Read(ServedResource resource, string? ns, Func<Revision, bool> filter, IQueryCollection query)
    {
        var limit = LimitOf(query["limit"]);
        var from = query["continue"].ToString() is { Length: > 0 } text ? ContinueToken.Parse(text) : null;
        var listing = from is null ? store.List(resource.Type.Id, ns) : store.ListAt(resource.Type.Id, ns, from.Version) ?? throw Refuse.Expired(
            "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.");
        var rest = listing.Objects.Where(found => from is null || string.CompareOrdinal(found.Key, from.After) > 0).Where(filter);
        var version = from?.Version ?? listing.Version;
        if (limit == 0)
        {
            return Write(resource, [.. rest], version, null, 0);
        }

        var window = rest.Take(limit + 1).ToList();
        if (window.Count <= limit)
        {
            return Write(resource, window, version, null, 0);
        }

        var left = rest.Count() - limit;
        return Write(resource, window[..limit], version, new ContinueToken(version, window[limit - 1].Key).ToString(), left);
    }

    private static int LimitOf(string? text) =>
        string.IsNullOrEmpty(text) ? 0 : int.TryParse(text, out var limit) && limit >= 0 ? limit : throw Refuse.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");

    private static byte[] Write(ServedResource resource, List<Revision> items, long version, string? next, int left)
    {
        var metadata = MapValue.Of(
            ("resourceVersion", version.ToString()), ("continue", next), ("remainingItemCount", next is null ? null : (Value)left));
        var buffer = new ArrayBufferWriter<byte>(1024);
        var head = $"{{\"kind\":\"{resource.Type.ListKind}\",\"apiVersion\":\"{resource.Type.ApiVersion}\",\"metadata\":{ValueWriter.ToJson(metadata)},\"items\":[";
        buffer.Write(Encoding.UTF8.GetBytes(head));
        for (var i = 0; i < items.Count; i++)
        {
            buffer.Write(i == 0 ? [] : ","u8);
            buffer.Write(Versions.BytesOf(items[i], resource));
        }

        buffer.Write("]}"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
