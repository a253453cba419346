using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Server;

/// <summary>metav1.Status objects.</summary>
internal static class Statuses
{
    public static MapValue Failure(int code, string? reason, string message, MapValue? details) => MapValue.Of(
        ("kind", "Status"), ("apiVersion", "v1"), ("metadata", MapValue.Empty), ("status", "Failure"),
        ("message", message), ("reason", reason), ("details", details), ("code", code));

    public static MapValue Success(MapValue details) => MapValue.Of(
        ("kind", "Status"), ("apiVersion", "v1"), ("metadata", MapValue.Empty), ("status", "Success"), ("details", details));

    public static MapValue Details(ResourceType type, string name, string? uid = null) => MapValue.Of(
        ("name", name.Length == 0 ? null : name), ("group", type.Group.Length == 0 ? null : type.Group), ("kind", type.Plural), ("uid", uid));
}
