using Portal.Sandbox.BuiltIn;
using Portal.Sandbox.Storage;
using Portal.Schema.Passes;
using Portal.Schema.Structure;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>
/// An object in the version in which it is asked for. All versions share one store; conversion is None, so the apiVersion changes and each
/// version keeps the fields that its schema knows.
/// </summary>
internal static class Versions
{
    public static MapValue Of(Revision revision, ServedResource resource) =>
        IsSame(revision.Type, resource.Type) ? revision.Value
        : resource.Type.KeptAs is null ? Converted(revision.Value, resource.Type, resource.Schema)
        : EventForms.ToNewer(revision.Value);

    public static byte[] BytesOf(Revision revision, ServedResource resource) =>
        IsSame(revision.Type, resource.Type) ? revision.Utf8 : ValueWriter.ToUtf8(Of(revision, resource));

    /// <summary>The type and value under which an object is kept.</summary>
    public static (ResourceType Type, MapValue Value) ToStorage(MapValue value, ServedResource resource)
    {
        if (resource.Type.KeptAs is { } core)
        {
            return (core, EventForms.ToCore(value));
        }

        if (resource.Type.Version == resource.StorageVersion || resource.StorageVersion.Length == 0)
        {
            return (resource.Type, value);
        }

        var type = resource.Type with { Version = resource.StorageVersion };
        return (type, Converted(value, type, resource.StorageSchema));
    }

    private static bool IsSame(ResourceType kept, ResourceType asked) => kept.Version == asked.Version && kept.Group == asked.Group;

    private static MapValue Converted(MapValue value, ResourceType type, StructuralSchema? schema)
    {
        var renamed = value.With("apiVersion", type.ApiVersion);
        return schema is null ? renamed : (MapValue)Defaulter.Apply(Pruner.Prune(renamed, schema).Value, schema);
    }
}
