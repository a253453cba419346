using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>Whether an object that was sent fits the address that it was sent to.</summary>
internal static class SentObject
{
    public static void Check(ServedResource resource, RequestInfo info, MapValue sent)
    {
        var type = resource.Type;
        var (apiVersion, kind) = (sent["apiVersion"]?.Text, sent["kind"]?.Text);
        if (resource.IsCustom && string.IsNullOrEmpty(kind))
        {
            throw Refuse.BadRequest("Object 'Kind' is missing in '" + ValueWriter.ToJson(sent) + "'");
        }

        if (apiVersion is { Length: > 0 } && apiVersion != type.ApiVersion)
        {
            throw Refuse.BadRequest($"the API version in the data ({apiVersion}) does not match the expected API version ({type.ApiVersion})");
        }

        if (kind is { Length: > 0 } && kind != type.Kind)
        {
            throw Refuse.BadRequest($"{kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: no kind \"{kind}\" is registered");
        }

        if (type.Namespaced && sent.At("metadata", "namespace")?.Text is { Length: > 0 } ns && ns != info.Namespace)
        {
            throw Refuse.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
    }
}
