using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>An object in the version in which it is asked for. All versions share one store; conversion is None, as CRDs have it by default.</summary>
internal static class Versions
{
    public static MapValue Of(Revision revision, ServedResource resource) =>
        revision.Type.Version == resource.Type.Version ? revision.Value : revision.Value.With("apiVersion", resource.Type.ApiVersion);

    public static byte[] BytesOf(Revision revision, ServedResource resource) =>
        revision.Type.Version == resource.Type.Version ? revision.Utf8 : ValueWriter.ToUtf8(Of(revision, resource));
}
