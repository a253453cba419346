using System.Text;
using Portal.Sandbox.Admission;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Reads the object that a request sends, and whether it fits the address that it was sent to.</summary>
internal static class SentObject
{
    public static async Task<MapValue> ReadAsync(HttpRequest request, ServedResource resource, RequestInfo info, WriteOptions options)
    {
        var kind = resource.Type.Kind;
        var mediaType = RequestBody.MediaType(request);
        var body = await RequestBody.ReadAsync(request, request.HttpContext.RequestAborted);
        var read = RequestBody.Parse(body, mediaType, kind);
        var sent = read.Value as MapValue ?? MapValue.Empty;
        if (resource.IsCustom)
        {
            CheckPresence(sent, body, kind);
        }

        CheckKind(resource, sent);
        if (read.Duplicates.Count > 0)
        {
            UnknownFields.Complain(new(resource, sent, null, options), [.. read.Duplicates.Select(path => $"duplicate field \"{path}\"")]);
        }

        CheckPlace(resource, info, sent);
        return sent;
    }

    public static void CheckPlace(ServedResource resource, RequestInfo info, MapValue sent)
    {
        if (resource.Type.Namespaced && sent.At("metadata", "namespace")?.Text is { Length: > 0 } ns && ns != info.Namespace)
        {
            throw Refuse.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    public static void CheckName(RequestInfo info, MapValue sent)
    {
        var name = sent.At("metadata", "name")?.Text;
        if (string.IsNullOrEmpty(name))
        {
            throw Refuse.BadRequest($"the name of the object ({info.Name} based on URL) was undeterminable: name must be provided");
        }

        if (name != info.Name)
        {
            throw Refuse.BadRequest($"the name of the object ({name}) does not match the name on the URL ({info.Name})");
        }
    }

    /// <summary>What a patch made still has to fit the address.</summary>
    public static void CheckAddress(RequestInfo info, MapValue patched)
    {
        if (patched.At("metadata", "name")?.Text is { Length: > 0 } name && name != info.Name)
        {
            throw Refuse.BadRequest($"the name of the object ({name}) does not match the name on the URL ({info.Name})");
        }

        if (info.Resource != "namespaces" && info.Namespace.Length > 0 && patched.At("metadata", "namespace")?.Text is { Length: > 0 } ns && ns != info.Namespace)
        {
            throw Refuse.BadRequest($"the namespace of the object ({ns}) does not match the namespace on the URL ({info.Namespace})");
        }
    }

    private static void CheckPresence(MapValue sent, byte[] body, string kind)
    {
        foreach (var (key, name) in (ReadOnlySpan<(string, string)>)[("kind", "Kind"), ("apiVersion", "apiVersion")])
        {
            if (string.IsNullOrEmpty(sent[key]?.Text))
            {
                throw RequestBody.Unrecognized(body, kind, $"Object '{name}' is missing in '{Encoding.UTF8.GetString(body)}'");
            }
        }
    }

    private static void CheckKind(ServedResource resource, MapValue sent)
    {
        var type = resource.Type;
        var (apiVersion, kind) = (sent["apiVersion"]?.Text, sent["kind"]?.Text);
        if (apiVersion is { Length: > 0 } && apiVersion != type.ApiVersion)
        {
            throw Refuse.BadRequest($"the API version in the data ({apiVersion}) does not match the expected API version ({type.ApiVersion})");
        }

        if (!resource.IsCustom && kind is { Length: > 0 } && kind != type.Kind)
        {
            throw Refuse.BadRequest($"{kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: no kind \"{kind}\" is registered for version \"{type.ApiVersion}\"");
        }
    }
}
