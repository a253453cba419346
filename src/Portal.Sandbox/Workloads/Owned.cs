using Portal.Sandbox.Server;
using Portal.Sandbox.Storage;
using Portal.Schema.Values;

namespace Portal.Sandbox.Workloads;

/// <summary>Objects and the controller that made them.</summary>
internal static class Owned
{
    public static Value? Controller(MapValue value) =>
        (value.At("metadata", "ownerReferences")?.Items ?? []).FirstOrDefault(owner => owner["controller"] is BoolValue { Flag: true });

    public static bool IsBy(MapValue value, MapValue owner) => Controller(value)?["uid"] is { } uid && uid.Equals(owner.At("metadata", "uid"));

    /// <summary>The key of the object itself, or of its controller where that is of the kind.</summary>
    public static ControllerKey? KeyFor(StoreEvent change, string apiVersion, string kind)
    {
        var ns = change.Object.At("metadata", "namespace")?.Text;
        if (change.Type.Kind == kind && change.Type.ApiVersion == apiVersion)
        {
            return change.Kind == EventKind.Deleted ? null : new(apiVersion, kind, ns, change.Object.At("metadata", "name")!.Text!);
        }

        return change.Type.Kind is "Pod" or "ReplicaSet" or "Job" && Controller(change.Object) is { } owner && owner["kind"]?.Text == kind ? new(apiVersion, kind, ns, owner["name"]?.Text ?? "") : null;
    }

    public static Value Reference(MapValue owner) => new ListValue(
    [
        MapValue.Of(
            ("apiVersion", owner["apiVersion"]), ("kind", owner["kind"]), ("name", owner.At("metadata", "name")), ("uid", owner.At("metadata", "uid")),
            ("controller", true), ("blockOwnerDeletion", true)),
    ]);

    public static async Task<IReadOnlyList<MapValue>> ListAsync(ILocalApi api, string apiVersion, string kind, MapValue owner, CancellationToken token) =>
        [.. (await api.ListAsync(apiVersion, kind, owner.At("metadata", "namespace")?.Text, token)).Where(value => IsBy(value, owner))];

    public static long Number(Value? value, params ReadOnlySpan<string> path) => (value?.At(path) as NumberValue)?.AsInteger ?? 0;

    public static string Name(MapValue value) => value.At("metadata", "name")!.Text!;

    public static string? Namespace(MapValue value) => value.At("metadata", "namespace")?.Text;

    public static bool IsTerminating(MapValue value) => value.At("metadata", "deletionTimestamp") is not null;

    /// <summary>A refusal is tried again by the controllers' loop, but for objects that are gone.</summary>
    public static void Require(Reply reply)
    {
        if (!reply.Ok && reply.Code is not (404 or 410))
        {
            throw new TryAgainException(reply.Body?["message"]?.Text);
        }
    }
}
